package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetVariables}. Reads variables. */
public final class GetVariables {

    private GetVariables() {}

    public record Request(@Size(min = 1) List<GetVariableData> getVariableData) {}

    public record Response(@Size(min = 1) List<GetVariableResult> getVariableResult) {}

    public record GetVariableData(
            @Nullable Attribute attributeType, Component component, Variable variable) {}

    public enum GetVariableStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("UnknownComponent")
        UNKNOWN_COMPONENT,
        @JsonProperty("UnknownVariable")
        UNKNOWN_VARIABLE,
        @JsonProperty("NotSupportedAttributeType")
        NOT_SUPPORTED_ATTRIBUTE_TYPE
    }

    public record GetVariableResult(
            @Nullable StatusInfo attributeStatusInfo,
            GetVariableStatus attributeStatus,
            @Nullable Attribute attributeType,
            @Size(max = 2500) @Nullable String attributeValue,
            Component component,
            Variable variable) {}
}
