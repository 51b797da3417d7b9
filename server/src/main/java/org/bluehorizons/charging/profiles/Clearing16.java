package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.ocpp.v16.ChargingProfilePurpose;
import org.bluehorizons.charging.ocpp.v16.ClearChargingProfile;
import org.jspecify.annotations.Nullable;

/** Which profiles to clear, in the words of OCPP 1.6. */
final class Clearing16 {

    private Clearing16() {}

    static ClearChargingProfile.Request of(ProfileFilter which) {
        return new ClearChargingProfile.Request(
                which.profileId(),
                which.evseId(),
                which.purpose() == null ? null : Profile16.purpose(which.purpose()),
                which.stackLevel());
    }

    static ProfileFilter read(ClearChargingProfile.Request request) {
        return new ProfileFilter(
                request.id(),
                request.connectorId(),
                purpose(request.chargingProfilePurpose()),
                request.stackLevel());
    }

    private static @Nullable Purpose purpose(@Nullable ChargingProfilePurpose purpose) {
        return purpose == null
                ? null
                : switch (purpose) {
                    case CHARGE_POINT_MAX_PROFILE -> Purpose.STATION_MAX;
                    case TX_DEFAULT_PROFILE -> Purpose.TX_DEFAULT;
                    case TX_PROFILE -> Purpose.TX;
                };
    }
}
