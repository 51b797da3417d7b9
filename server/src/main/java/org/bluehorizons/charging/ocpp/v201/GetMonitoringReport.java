package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetMonitoringReport}. Asks for a report of monitors. */
public final class GetMonitoringReport {

    private GetMonitoringReport() {}

    public record Request(
            @Size(min = 1) @Nullable List<ComponentVariable> componentVariable,
            Integer requestId,
            @Size(min = 1, max = 3) @Nullable List<MonitoringCriterion> monitoringCriteria) {}

    public record Response(GenericDeviceModelStatus status, @Nullable StatusInfo statusInfo) {}

    public enum MonitoringCriterion {
        @JsonProperty("ThresholdMonitoring")
        THRESHOLD_MONITORING,
        @JsonProperty("DeltaMonitoring")
        DELTA_MONITORING,
        @JsonProperty("PeriodicMonitoring")
        PERIODIC_MONITORING
    }
}
