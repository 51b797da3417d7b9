package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetReport}. Asks for a report of chosen components. */
public final class GetReport {

    private GetReport() {}

    public record Request(
            @Size(min = 1) @Nullable List<ComponentVariable> componentVariable,
            Integer requestId,
            @Size(min = 1, max = 4) @Nullable List<ComponentCriterion> componentCriteria) {}

    public record Response(GenericDeviceModelStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ComponentCriterion {
        @JsonProperty("Active")
        ACTIVE,
        @JsonProperty("Available")
        AVAILABLE,
        @JsonProperty("Enabled")
        ENABLED,
        @JsonProperty("Problem")
        PROBLEM
    }
}
