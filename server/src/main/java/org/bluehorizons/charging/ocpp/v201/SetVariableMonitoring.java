package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetVariableMonitoring}. Sets monitors. */
public final class SetVariableMonitoring {

    private SetVariableMonitoring() {}

    public record Request(@Size(min = 1) List<SetMonitoringData> setMonitoringData) {}

    public record Response(@Size(min = 1) List<SetMonitoringResult> setMonitoringResult) {}

    public record SetMonitoringData(
            @Nullable Integer id,
            @Nullable Boolean transaction,
            BigDecimal value,
            Monitor type,
            Integer severity,
            Component component,
            Variable variable) {}

    public enum SetMonitoringStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("UnknownComponent")
        UNKNOWN_COMPONENT,
        @JsonProperty("UnknownVariable")
        UNKNOWN_VARIABLE,
        @JsonProperty("UnsupportedMonitorType")
        UNSUPPORTED_MONITOR_TYPE,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Duplicate")
        DUPLICATE
    }

    public record SetMonitoringResult(
            @Nullable Integer id,
            @Nullable StatusInfo statusInfo,
            SetMonitoringStatus status,
            Monitor type,
            Component component,
            Variable variable,
            Integer severity) {}
}
