package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: charging profile. */
public record ChargingProfile(
        Integer id,
        Integer stackLevel,
        ChargingProfilePurpose chargingProfilePurpose,
        ChargingProfileKind chargingProfileKind,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Size(min = 1, max = 3) List<ChargingSchedule> chargingSchedule,
        @Size(max = 36) @Nullable String transactionId) {}
