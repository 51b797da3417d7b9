package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyEvent}. Tells what monitors noticed. */
public final class NotifyEvent {

    private NotifyEvent() {}

    public record Request(
            Instant generatedAt,
            @Nullable Boolean tbc,
            Integer seqNo,
            @Size(min = 1) List<EventData> eventData) {}

    public record Response() {}

    public enum EventTrigger {
        @JsonProperty("Alerting")
        ALERTING,
        @JsonProperty("Delta")
        DELTA,
        @JsonProperty("Periodic")
        PERIODIC
    }

    public enum EventNotification {
        @JsonProperty("HardWiredNotification")
        HARD_WIRED_NOTIFICATION,
        @JsonProperty("HardWiredMonitor")
        HARD_WIRED_MONITOR,
        @JsonProperty("PreconfiguredMonitor")
        PRECONFIGURED_MONITOR,
        @JsonProperty("CustomMonitor")
        CUSTOM_MONITOR
    }

    public record EventData(
            Integer eventId,
            Instant timestamp,
            EventTrigger trigger,
            @Nullable Integer cause,
            @Size(max = 2500) String actualValue,
            @Size(max = 50) @Nullable String techCode,
            @Size(max = 500) @Nullable String techInfo,
            @Nullable Boolean cleared,
            @Size(max = 36) @Nullable String transactionId,
            Component component,
            @Nullable Integer variableMonitoringId,
            EventNotification eventNotificationType,
            Variable variable) {}
}
