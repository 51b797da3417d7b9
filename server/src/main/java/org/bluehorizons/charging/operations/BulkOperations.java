package org.bluehorizons.charging.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be asked of many stations: some operations by their word, and every OCPP message. */
@Component
class BulkOperations {

    private final Map<String, Class<? extends Operation>> bodies;
    private final JsonMapper json;

    BulkOperations(ObjectProvider<OperationKind> kinds, JsonMapper json) {
        this.json = json;
        var known = new HashMap<String, Class<? extends Operation>>();
        known.put("availability", AvailabilityChange.class);
        known.put("clear-cache", CacheClearing.class);
        known.put("reset", StationReset.class);
        known.put("trigger", Trigger.class);
        kinds.forEach(kind -> known.put(kind.word(), kind.body()));
        this.bodies = Map.copyOf(known);
    }

    /**
     * @param prefix of the payload's fields
     * @throws ProblemException naming what cannot be read or breaks a rule
     */
    Operation read(String action, JsonNode payload, String prefix) {
        var body = bodies.get(action);
        if (body == null) {
            return raw(action, payload);
        }
        Operation operation;
        try {
            operation = json.treeToValue(payload, body);
        } catch (JacksonException wrong) {
            throw ProblemException.field(
                    prefix + path(wrong), "not what %s takes".formatted(action));
        }
        var rules = new Rules();
        operation.check(rules, prefix);
        rules.demand();
        return operation;
    }

    private RawMessage raw(String action, JsonNode payload) {
        for (var version : OcppVersion.values()) {
            if (version.action(action).filter(known -> known.goesToStation()).isPresent()) {
                return new RawMessage(action, payload.toString());
            }
        }
        throw ProblemException.field(
                "action",
                "%s, or a message that OCPP sends to stations"
                        .formatted(String.join(", ", new TreeSet<>(bodies.keySet()))));
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
