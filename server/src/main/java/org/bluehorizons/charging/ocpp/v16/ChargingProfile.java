package org.bluehorizons.charging.ocpp.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6: charging profile. */
public record ChargingProfile(
        Integer chargingProfileId,
        @Nullable Integer transactionId,
        Integer stackLevel,
        ChargingProfilePurpose chargingProfilePurpose,
        ChargingProfileKind chargingProfileKind,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        ChargingSchedule chargingSchedule) {}
