package org.bluehorizons.vehicles.commands;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bluehorizons.platform.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a car can be asked for, with its parameters (vehicle protocol, "Commands"). */
public enum CommandKind {
    LOCK,
    UNLOCK,
    /** Keeps the car from being driven, or lets it. */
    IMMOBILISE,
    HORN,
    LIGHTS,
    CLIMATE;

    /** What one parameter may be. */
    sealed interface Parameter {

        Optional<JsonNode> byDefault();

        boolean allows(JsonNode value);

        String rule();
    }

    record Truth(Optional<Boolean> fallback) implements Parameter {

        @Override
        public Optional<JsonNode> byDefault() {
            return fallback.map(JsonNodeFactory.instance::booleanNode);
        }

        @Override
        public boolean allows(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        public String rule() {
            return "true or false" + (fallback.isEmpty() ? "; required" : "");
        }
    }

    record Whole(int min, int max, Optional<Integer> fallback) implements Parameter {

        @Override
        public Optional<JsonNode> byDefault() {
            return fallback.map(JsonNodeFactory.instance::numberNode);
        }

        @Override
        public boolean allows(JsonNode value) {
            return value.isNumber()
                    && value.asDouble() >= min
                    && value.asDouble() <= max
                    && value.asDouble() == Math.rint(value.asDouble());
        }

        @Override
        public String rule() {
            return "a whole number from %d to %d".formatted(min, max);
        }
    }

    /** As JSON and the database write it, such as {@code lock}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind written that way, if there is one. */
    public static Optional<CommandKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The parameters that were given, with the others' defaults. */
    ObjectNode checked(JsonNode given, Rules rules) {
        var allowed = parameters();
        var complete = JsonNodeFactory.instance.objectNode();
        rules.check(given.isObject() || given.isNull(), "parameters", "an object, or left out");
        for (var name : given.propertyNames()) {
            rules.check(
                    allowed.containsKey(name),
                    "parameters." + name,
                    "not a parameter of %s (expected: %s)".formatted(word(), allowed.keySet()));
        }
        allowed.forEach((name, parameter) -> {
            var value = given.get(name);
            if (value == null) {
                var fallback = parameter.byDefault();
                rules.check(fallback.isPresent(), "parameters." + name, parameter.rule());
                fallback.ifPresent(node -> complete.set(name, node));
            } else {
                rules.check(parameter.allows(value), "parameters." + name, parameter.rule());
                complete.set(name, value);
            }
        });
        return complete;
    }

    private Map<String, Parameter> parameters() {
        return switch (this) {
            case LOCK, UNLOCK -> Map.of();
            case IMMOBILISE -> Map.of("engaged", new Truth(Optional.of(true)));
            case HORN -> Map.of("seconds", new Whole(1, 10, Optional.of(1)));
            case LIGHTS -> Map.of("seconds", new Whole(1, 60, Optional.of(5)));
            case CLIMATE ->
                    Map.of(
                            "on", new Truth(Optional.empty()),
                            "targetCelsius", new Whole(16, 30, Optional.of(22)));
        };
    }
}
