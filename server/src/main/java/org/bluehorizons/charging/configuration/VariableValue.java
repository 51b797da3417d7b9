package org.bluehorizons.charging.configuration;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.Attribute;
import org.bluehorizons.charging.ocpp.v201.NotifyReport.VariableAttribute;
import org.bluehorizons.charging.ocpp.v201.NotifyReport.VariableCharacteristics;
import org.bluehorizons.charging.operations.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What a station told of a setting. What is null was not told, and what was known of it stays;
 * except for the value, which is then not known any more. A password's value is never kept.
 *
 * @param attribute Actual, Target, MinSet or MaxSet
 * @param mutability ReadOnly, WriteOnly or ReadWrite
 * @param rebootRequired in force after the next start
 */
record VariableValue(
        String station,
        VariableName name,
        String attribute,
        @Nullable String value,
        @Nullable String mutability,
        @Nullable Boolean persistent,
        @Nullable Boolean constant,
        @Nullable Traits traits,
        boolean rebootRequired,
        Instant readAt) {

    static final String ACTUAL = "Actual";

    VariableValue {
        value = Secrets.isSecret(name.variable()) ? null : value;
    }

    /** What a variable of 2.0.1 can be. */
    record Traits(
            String dataType,
            @Nullable String unit,
            @Nullable BigDecimal minLimit,
            @Nullable BigDecimal maxLimit,
            @Nullable String valuesList,
            boolean supportsMonitoring) {

        static @Nullable Traits of(@Nullable VariableCharacteristics told) {
            return told == null
                    ? null
                    : new Traits(
                            OcppWord.of(told.dataType()),
                            told.unit(),
                            told.minLimit(),
                            told.maxLimit(),
                            told.valuesList(),
                            told.supportsMonitoring());
        }
    }

    /** A key of 1.6. */
    static VariableValue ofKey(
            String station,
            String key,
            @Nullable String value,
            @Nullable Boolean readOnly,
            boolean rebootRequired,
            Instant readAt) {
        return new VariableValue(
                station,
                VariableName.ofKey(key),
                ACTUAL,
                value,
                readOnly == null ? null : readOnly ? "ReadOnly" : "ReadWrite",
                null,
                null,
                null,
                rebootRequired,
                readAt);
    }

    /** As a report has it. */
    static VariableValue reported(
            String station,
            VariableName name,
            VariableAttribute told,
            @Nullable Traits traits,
            Instant readAt) {
        return new VariableValue(
                station,
                name,
                word(told.type()),
                told.value(),
                Objects.requireNonNullElse(OcppWord.ofNullable(told.mutability()), "ReadWrite"),
                Boolean.TRUE.equals(told.persistent()),
                Boolean.TRUE.equals(told.constant()),
                traits,
                false,
                readAt);
    }

    /** A value alone, as it was read or set. */
    static VariableValue of(
            String station,
            VariableName name,
            @Nullable Attribute attribute,
            @Nullable String value,
            boolean rebootRequired,
            Instant readAt) {
        return new VariableValue(
                station,
                name,
                word(attribute),
                value,
                null,
                null,
                null,
                null,
                rebootRequired,
                readAt);
    }

    private static String word(@Nullable Attribute attribute) {
        return Objects.requireNonNullElse(OcppWord.ofNullable(attribute), ACTUAL);
    }
}
