package org.bluehorizons.charging.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.operations.Operation;
import org.bluehorizons.charging.operations.OperationKind;
import org.bluehorizons.charging.operations.Secrets;
import org.bluehorizons.charging.operations.StationMessage;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One setting with its names in both versions, for stations of both. */
@Schema(name = "StationSettingChange")
record SettingChange(
        @Schema(example = "HeartbeatInterval", description = "The key in OCPP 1.6.")
                @Nullable String key,
        @Schema(
                        example = "OCPPCommCtrlr.HeartbeatInterval",
                        description = "The variable in OCPP 2.0.1.")
                @Nullable String variable,
        @Schema(example = "300") @Nullable String value)
        implements Operation {

    private static final int LONGEST_KEY = 50;
    private static final int LONGEST_VALUE_16 = 500;
    private static final int LONGEST_VALUE = 1_000;

    /** How bulks call it. */
    @Component
    static class Kind implements OperationKind {

        @Override
        public String word() {
            return "configuration";
        }

        @Override
        public Class<? extends Operation> body() {
            return SettingChange.class;
        }
    }

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                        key != null || variable != null,
                        prefix + "key",
                        "key for OCPP 1.6, variable for 2.0.1, or both")
                .check(
                        key == null || isKey(key),
                        prefix + "key",
                        "1 to 50 characters; not a password")
                .check(
                        variable == null || isVariable(variable),
                        prefix + "variable",
                        "Component.Variable, such as OCPPCommCtrlr.HeartbeatInterval; not a password")
                .check(
                        value != null && value.length() <= LONGEST_VALUE,
                        prefix + "value",
                        "a string of at most 1000 characters, 500 in OCPP 1.6");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        return switch (version) {
            case V1_6 -> {
                if (key == null) {
                    throw ProblemException.field("key", "required: stations speak OCPP 1.6");
                }
                yield key(key, String.valueOf(value));
            }
            case V2_0_1 -> {
                if (variable == null) {
                    throw ProblemException.field("variable", "required: stations speak OCPP 2.0.1");
                }
                yield new StationMessage(
                        version,
                        "SetVariables",
                        new SetVariables.Request(List.of(data(variable, String.valueOf(value)))));
            }
        };
    }

    static boolean isKey(String name) {
        return !name.isBlank() && name.length() <= LONGEST_KEY && !Secrets.isSecret(name);
    }

    static boolean isVariable(String name) {
        return VariableName.parse(name)
                .filter(found -> !Secrets.isSecret(found.variable()))
                .isPresent();
    }

    static StationMessage key(String key, String value) {
        if (value.length() > LONGEST_VALUE_16) {
            throw ProblemException.field(
                    key, "at most 500 characters: the station speaks OCPP 1.6");
        }
        return new StationMessage(
                OcppVersion.V1_6,
                "ChangeConfiguration",
                new ChangeConfiguration.Request(key, value));
    }

    static SetVariableData data(String variable, String value) {
        var name = VariableName.parse(variable).orElseThrow();
        return new SetVariableData(null, value, name.ocppComponent(), name.ocppVariable());
    }
}
