package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ReportChargingProfiles}. Brings installed charging profiles. */
public final class ReportChargingProfiles {

    private ReportChargingProfiles() {}

    public record Request(
            Integer requestId,
            ChargingLimitSource chargingLimitSource,
            @Size(min = 1) List<ChargingProfile> chargingProfile,
            @Nullable Boolean tbc,
            Integer evseId) {}

    public record Response() {}
}
