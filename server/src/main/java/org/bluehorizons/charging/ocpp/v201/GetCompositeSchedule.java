package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OCPP 2.0.1 {@code GetCompositeSchedule}. Asks for the schedule that results from all profiles.
 */
public final class GetCompositeSchedule {

    private GetCompositeSchedule() {}

    public record Request(
            Integer duration, @Nullable ChargingRateUnit chargingRateUnit, Integer evseId) {}

    public record Response(
            GenericStatus status,
            @Nullable StatusInfo statusInfo,
            @Nullable CompositeSchedule schedule) {}

    public record CompositeSchedule(
            @Size(min = 1) List<ChargingSchedulePeriod> chargingSchedulePeriod,
            Integer evseId,
            Integer duration,
            Instant scheduleStart,
            ChargingRateUnit chargingRateUnit) {}
}
