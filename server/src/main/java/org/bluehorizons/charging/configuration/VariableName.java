package org.bluehorizons.charging.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bluehorizons.charging.ocpp.v201.Component;
import org.bluehorizons.charging.ocpp.v201.EVSE;
import org.bluehorizons.charging.ocpp.v201.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Which setting of a station. As text: {@code HeartbeatInterval} is a key of 1.6; {@code
 * OCPPCommCtrlr.HeartbeatInterval}, {@code DeviceDataCtrlr.ItemsPerMessage[GetReport]} and {@code
 * Connector@1:2.Enabled} (of EVSE 1, connector 2) are variables of 2.0.1.
 *
 * @param component empty in 1.6
 * @param componentInstance empty for none
 * @param evseId 0 for none
 * @param connectorId 0 for none
 * @param variableInstance empty for none
 */
record VariableName(
        String component,
        String componentInstance,
        int evseId,
        int connectorId,
        String variable,
        String variableInstance) {

    private static final Pattern TEXT =
            Pattern.compile(
                    "(?<component>[^.\\[\\]@:]{1,50})(?:\\[(?<instance>[^\\[\\]]{1,50})])?"
                            + "(?:@(?<evse>[0-9]{1,4})(?::(?<connector>[0-9]{1,4}))?)?"
                            + "\\.(?<variable>[^.\\[\\]]{1,50})(?:\\[(?<part>[^\\[\\]]{1,50})])?");

    static VariableName ofKey(String key) {
        return new VariableName("", "", 0, 0, key, "");
    }

    static VariableName of(Component component, Variable variable) {
        var evse = component.evse();
        return new VariableName(
                component.name(),
                Objects.requireNonNullElse(component.instance(), ""),
                evse == null ? 0 : evse.id(),
                evse == null ? 0 : Objects.requireNonNullElse(evse.connectorId(), 0),
                variable.name(),
                Objects.requireNonNullElse(variable.instance(), ""));
    }

    /** From a row that has its columns. */
    static VariableName read(ResultSet row) throws SQLException {
        return new VariableName(
                row.getString("component"),
                row.getString("component_instance"),
                row.getInt("evse_id"),
                row.getInt("connector_id"),
                row.getString("variable"),
                row.getString("variable_instance"));
    }

    /** A variable of 2.0.1 by its text; empty when it is none. */
    static Optional<VariableName> parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new VariableName(
                        found.group("component"),
                        text(found, "instance"),
                        number(found, "evse"),
                        number(found, "connector"),
                        found.group("variable"),
                        text(found, "part")));
    }

    String text() {
        var text = new StringBuilder(component);
        if (!componentInstance.isEmpty()) {
            text.append('[').append(componentInstance).append(']');
        }
        if (evseId > 0) {
            text.append('@').append(evseId);
        }
        if (connectorId > 0) {
            text.append(':').append(connectorId);
        }
        if (!component.isEmpty()) {
            text.append('.');
        }
        text.append(variable);
        if (!variableInstance.isEmpty()) {
            text.append('[').append(variableInstance).append(']');
        }
        return text.toString();
    }

    Component ocppComponent() {
        return new Component(
                evseId == 0 ? null : new EVSE(evseId, connectorId == 0 ? null : connectorId),
                component,
                orNull(componentInstance));
    }

    Variable ocppVariable() {
        return new Variable(variable, orNull(variableInstance));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Matcher found, String group) {
        return Objects.requireNonNullElse(found.group(group), "");
    }

    private static int number(Matcher found, String group) {
        var digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
