package org.bluehorizons.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bluehorizons.simulator.car.Answer;
import org.bluehorizons.simulator.car.Order;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a car's commands and remembers its answers, so that a command that comes twice is carried
 * out once. Not safe for use by several threads.
 */
final class CommandDesk {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REMEMBERED = 64;

    private final Map<String, String> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Carries an order out. */
    interface Crew {
        Answer obey(Order order);
    }

    /** The reply's JSON. */
    String answer(String commandId, byte[] request, Instant now, Crew crew) {
        var known = answers.get(commandId);
        if (known != null) {
            return known;
        }
        var reply = JSON.createObjectNode();
        var refusal = decide(request, now, crew).refusal();
        reply.put("status", refusal == null ? "acknowledged" : "refused");
        if (refusal != null) {
            reply.put("reason", refusal);
        }
        answers.put(commandId, reply.toString());
        return reply.toString();
    }

    private static Answer decide(byte[] request, Instant now, Crew crew) {
        try {
            var command = JSON.readTree(request);
            if (Instant.parse(command.path("expiresAt").asString()).isBefore(now)) {
                return Answer.refused("expired");
            }
            return crew.obey(order(command.path("kind").asString(), command.path("parameters")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException wrong) {
            return Answer.refused("not understood");
        }
    }

    private static Order order(String kind, JsonNode parameters) {
        return switch (kind) {
            case "lock" -> new Order.Lock(true);
            case "unlock" -> new Order.Lock(false);
            case "immobilise" -> new Order.Immobilise(parameters.path("engaged").asBoolean(true));
            case "horn", "lights" -> new Order.Signal();
            case "climate" ->
                    new Order.Climate(
                            parameters.path("on").asBoolean(false),
                            parameters.path("targetCelsius").asDouble(22));
            default -> throw new IllegalArgumentException("kind: " + kind);
        };
    }
}
