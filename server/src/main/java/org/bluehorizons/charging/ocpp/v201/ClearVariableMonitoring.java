package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ClearVariableMonitoring}. Removes monitors. */
public final class ClearVariableMonitoring {

    private ClearVariableMonitoring() {}

    public record Request(@Size(min = 1) List<Integer> id) {}

    public record Response(@Size(min = 1) List<ClearMonitoringResult> clearMonitoringResult) {}

    public enum ClearMonitoringStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("NotFound")
        NOT_FOUND
    }

    public record ClearMonitoringResult(
            ClearMonitoringStatus status, Integer id, @Nullable StatusInfo statusInfo) {}
}
