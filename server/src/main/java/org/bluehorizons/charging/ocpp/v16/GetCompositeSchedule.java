package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code GetCompositeSchedule}. Asks for the schedule that results from all profiles. */
public final class GetCompositeSchedule {

    private GetCompositeSchedule() {}

    public record Request(
            Integer connectorId, Integer duration, @Nullable ChargingRateUnit chargingRateUnit) {}

    public record Response(
            Status status,
            @Nullable Integer connectorId,
            @Nullable Instant scheduleStart,
            @Nullable ChargingSchedule chargingSchedule) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
