package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyReport}. Brings components and variables. */
public final class NotifyReport {

    private NotifyReport() {}

    public record Request(
            Integer requestId,
            Instant generatedAt,
            @Size(min = 1) @Nullable List<ReportData> reportData,
            @Nullable Boolean tbc,
            Integer seqNo) {}

    public record Response() {}

    public enum Mutability {
        @JsonProperty("ReadOnly")
        READ_ONLY,
        @JsonProperty("WriteOnly")
        WRITE_ONLY,
        @JsonProperty("ReadWrite")
        READ_WRITE
    }

    public record VariableAttribute(
            @Nullable Attribute type,
            @Size(max = 2500) @Nullable String value,
            @Nullable Mutability mutability,
            @Nullable Boolean persistent,
            @Nullable Boolean constant) {}

    public enum Data {
        @JsonProperty("string")
        STRING,
        @JsonProperty("decimal")
        DECIMAL,
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("dateTime")
        DATE_TIME,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("OptionList")
        OPTION_LIST,
        @JsonProperty("SequenceList")
        SEQUENCE_LIST,
        @JsonProperty("MemberList")
        MEMBER_LIST
    }

    public record VariableCharacteristics(
            @Size(max = 16) @Nullable String unit,
            Data dataType,
            @Nullable BigDecimal minLimit,
            @Nullable BigDecimal maxLimit,
            @Size(max = 1000) @Nullable String valuesList,
            Boolean supportsMonitoring) {}

    public record ReportData(
            Component component,
            Variable variable,
            @Size(min = 1, max = 4) List<VariableAttribute> variableAttribute,
            @Nullable VariableCharacteristics variableCharacteristics) {}
}
