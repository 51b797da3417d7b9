package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyChargingLimit}. Tells of a limit from outside. */
public final class NotifyChargingLimit {

    private NotifyChargingLimit() {}

    public record Request(
            @Size(min = 1) @Nullable List<ChargingSchedule> chargingSchedule,
            @Nullable Integer evseId,
            ChargingLimit chargingLimit) {}

    public record Response() {}

    public record ChargingLimit(
            ChargingLimitSource chargingLimitSource, @Nullable Boolean isGridCritical) {}
}
