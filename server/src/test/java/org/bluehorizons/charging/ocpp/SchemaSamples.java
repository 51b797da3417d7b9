package org.bluehorizons.charging.ocpp;

import static org.bluehorizons.charging.ocpp.OcppError.OCCURRENCE_CONSTRAINT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.PROPERTY_CONSTRAINT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.TYPE_CONSTRAINT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.isCustomData;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.isRequired;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.number;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.resolve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads that a schema allows, and some that it forbids; the same for the same seed. */
final class SchemaSamples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_LIST = 3;
    private static final int LONGEST_TEXT = 60;
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.125Z");

    private final JsonNode root;
    private final RandomGenerator random;

    SchemaSamples(JsonNode root, RandomGenerator random) {
        this.root = root;
        this.random = random;
    }

    /**
     * @param property the one that is wrong
     * @param error that the payload must be answered with
     */
    record Fault(String kind, String property, ObjectNode payload, OcppError error) {}

    /** What is required, nothing else. */
    ObjectNode smallest() {
        return object(root, false);
    }

    ObjectNode any() {
        return object(root, true);
    }

    /** One payload for each rule of the properties at the top, wrong in that alone. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (var property : root.path("properties").properties()) {
            var name = property.getKey();
            var schema = resolve(root, property.getValue());
            if (isCustomData(name) || !schema.has("type")) {
                continue;
            }
            if (isRequired(root, name)) {
                var missing = smallest();
                missing.remove(name);
                faults.add(new Fault("missing", name, missing, OCCURRENCE_CONSTRAINT_VIOLATION));
            }
            BiFunction<JsonNode, OcppError, Fault> fault =
                    (value, error) ->
                            new Fault("wrong", name, smallest().set(name, value).asObject(), error);
            switch (schema.get("type").asString()) {
                case "string" -> stringFaults(schema, fault, faults);
                case "array" -> arrayFaults(schema, fault, faults);
                case "object" ->
                        faults.add(
                                fault.apply(NODES.stringNode("text"), TYPE_CONSTRAINT_VIOLATION));
                default ->
                        faults.add(
                                fault.apply(NODES.stringNode("many"), TYPE_CONSTRAINT_VIOLATION));
            }
        }
        return faults;
    }

    private static void stringFaults(
            JsonNode schema, BiFunction<JsonNode, OcppError, Fault> fault, List<Fault> faults) {
        faults.add(fault.apply(NODES.objectNode(), TYPE_CONSTRAINT_VIOLATION));
        if (schema.has("enum")) {
            faults.add(fault.apply(NODES.stringNode("NoSuchWord"), PROPERTY_CONSTRAINT_VIOLATION));
        } else if (isTime(schema)) {
            faults.add(fault.apply(NODES.stringNode("yesterday"), TYPE_CONSTRAINT_VIOLATION));
        }
        number(schema, "maxLength")
                .ifPresent(longest ->
                        faults.add(
                                fault.apply(
                                        NODES.stringNode("x".repeat(longest + 1)),
                                        PROPERTY_CONSTRAINT_VIOLATION)));
    }

    private void arrayFaults(
            JsonNode schema, BiFunction<JsonNode, OcppError, Fault> fault, List<Fault> faults) {
        faults.add(fault.apply(NODES.stringNode("one"), TYPE_CONSTRAINT_VIOLATION));
        number(schema, "minItems")
                .ifPresent(_ ->
                        faults.add(
                                fault.apply(NODES.arrayNode(), OCCURRENCE_CONSTRAINT_VIOLATION)));
        number(schema, "maxItems")
                .ifPresent(most -> {
                    var tooMany = NODES.arrayNode();
                    for (int n = 0; n <= most; n++) {
                        tooMany.add(value(resolve(root, schema.get("items")), false));
                    }
                    faults.add(fault.apply(tooMany, OCCURRENCE_CONSTRAINT_VIOLATION));
                });
    }

    private ObjectNode object(JsonNode schema, boolean optional) {
        var object = NODES.objectNode();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var wanted = optional && !isCustomData(name) && random.nextInt(3) > 0;
            if (isRequired(schema, name) || wanted) {
                object.set(name, value(resolve(root, property.getValue()), optional));
            }
        }
        return object;
    }

    private JsonNode value(JsonNode schema, boolean optional) {
        return switch (schema.path("type").asString("any")) {
            case "object" -> object(schema, optional);
            case "array" -> array(schema, optional);
            case "integer" -> NODES.numberNode(integer(schema));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(1, 100_000), 1));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.stringNode(text(schema));
            default -> NODES.objectNode().put("anything", random.nextInt());
        };
    }

    private JsonNode array(JsonNode schema, boolean optional) {
        var least = number(schema, "minItems").orElse(0);
        var most = Math.min(number(schema, "maxItems").orElse(LONGEST_LIST), LONGEST_LIST);
        var array = NODES.arrayNode();
        for (int n = random.nextInt(least, Math.max(least, most) + 1); n > 0; n--) {
            array.add(value(resolve(root, schema.get("items")), optional));
        }
        return array;
    }

    private int integer(JsonNode schema) {
        return random.nextInt(
                number(schema, "minimum").orElse(-1_000), number(schema, "maximum").orElse(1_000));
    }

    private String text(JsonNode schema) {
        if (schema.has("enum")) {
            var words = schema.get("enum");
            return words.get(random.nextInt(words.size())).asString();
        }
        if (isAddress(schema)) {
            return "https://files.example.org/upload?station=" + random.nextInt(1_000);
        }
        if (isTime(schema)) {
            return NOW.plusMillis(random.nextInt(1_000_000_000)).toString();
        }
        var longest = number(schema, "maxLength").orElse(LONGEST_TEXT);
        // Now and then as long as may be, and not of ASCII alone.
        var length =
                random.nextInt(5) == 0
                        ? longest
                        : random.nextInt(Math.min(longest, LONGEST_TEXT) + 1);
        var text = new StringBuilder();
        for (int n = 0; n < length; n++) {
            text.append("abcdefgh-0123456789 \"\\äß€".charAt(random.nextInt(24)));
        }
        return text.toString();
    }

    private static boolean isTime(JsonNode schema) {
        return schema.path("format").asString("none").equals("date-time");
    }

    private static boolean isAddress(JsonNode schema) {
        return schema.path("format").asString("none").equals("uri");
    }
}
