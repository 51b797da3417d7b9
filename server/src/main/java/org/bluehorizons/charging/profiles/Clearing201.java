package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.ocpp.v201.ClearChargingProfile;
import org.bluehorizons.charging.ocpp.v201.ClearChargingProfile.ClearChargingProfileKind;

/** Which profiles to clear, in the words of OCPP 2.0.1. */
final class Clearing201 {

    private Clearing201() {}

    static ClearChargingProfile.Request of(ProfileFilter which) {
        return which.profileId() != null
                ? new ClearChargingProfile.Request(which.profileId(), null)
                : new ClearChargingProfile.Request(
                        null,
                        new ClearChargingProfileKind(
                                which.evseId(),
                                which.purpose() == null
                                        ? null
                                        : Profile201.purpose(which.purpose()),
                                which.stackLevel()));
    }

    static ProfileFilter read(ClearChargingProfile.Request request) {
        var criteria = request.chargingProfileCriteria();
        if (criteria == null) {
            return new ProfileFilter(request.chargingProfileId(), null, null, null);
        }
        var purpose = criteria.chargingProfilePurpose();
        return new ProfileFilter(
                request.chargingProfileId(),
                criteria.evseId(),
                purpose == null ? null : Profile201.read(purpose),
                criteria.stackLevel());
    }
}
