package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetVariables}. Sets variables. */
public final class SetVariables {

    private SetVariables() {}

    public record Request(@Size(min = 1) List<SetVariableData> setVariableData) {}

    public record Response(@Size(min = 1) List<SetVariableResult> setVariableResult) {}

    public record SetVariableData(
            @Nullable Attribute attributeType,
            @Size(max = 1000) String attributeValue,
            Component component,
            Variable variable) {}

    public enum SetVariableStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("UnknownComponent")
        UNKNOWN_COMPONENT,
        @JsonProperty("UnknownVariable")
        UNKNOWN_VARIABLE,
        @JsonProperty("NotSupportedAttributeType")
        NOT_SUPPORTED_ATTRIBUTE_TYPE,
        @JsonProperty("RebootRequired")
        REBOOT_REQUIRED
    }

    public record SetVariableResult(
            @Nullable Attribute attributeType,
            SetVariableStatus attributeStatus,
            @Nullable StatusInfo attributeStatusInfo,
            Component component,
            Variable variable) {}
}
