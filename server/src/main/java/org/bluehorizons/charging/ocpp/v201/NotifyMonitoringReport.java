package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyMonitoringReport}. Brings monitors. */
public final class NotifyMonitoringReport {

    private NotifyMonitoringReport() {}

    public record Request(
            @Size(min = 1) @Nullable List<MonitoringData> monitor,
            Integer requestId,
            @Nullable Boolean tbc,
            Integer seqNo,
            Instant generatedAt) {}

    public record Response() {}

    public record VariableMonitoring(
            Integer id, Boolean transaction, BigDecimal value, Monitor type, Integer severity) {}

    public record MonitoringData(
            Component component,
            Variable variable,
            @Size(min = 1) List<VariableMonitoring> variableMonitoring) {}
}
