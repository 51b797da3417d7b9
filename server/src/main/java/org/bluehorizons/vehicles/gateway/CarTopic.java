package org.bluehorizons.vehicles.gateway;

import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;

/** The topics under {@code vehicles/{id}/}, as in the vehicle protocol. */
sealed interface CarTopic {

    String ROOT = "vehicles/";

    /** Where telemetry comes in. */
    record Telemetry() implements CarTopic {}

    /** Where events come in. */
    record Events() implements CarTopic {}

    /** Where the car answers a command. */
    record Reply(UUID commandId) implements CarTopic {}

    /** The car's own, but nothing is expected there. */
    record Unknown() implements CarTopic {}

    /** Another car's, or nobody's. */
    record Foreign() implements CarTopic {}

    Telemetry TELEMETRY = new Telemetry();
    Events EVENTS = new Events();
    Unknown UNKNOWN = new Unknown();
    Foreign FOREIGN = new Foreign();

    /**
     * @param car the car's id as text
     */
    static CarTopic of(String topic, String car) {
        var rest = ROOT.length() + car.length() + 1;
        if (!owns(car, topic)) {
            return FOREIGN;
        }
        return switch (topic.substring(rest)) {
            case "telemetry" -> TELEMETRY;
            case "events" -> EVENTS;
            case String other when other.startsWith("commands/") && other.endsWith("/reply") ->
                    reply(other);
            default -> UNKNOWN;
        };
    }

    /** Whether a topic or a filter lies wholly under the car's own. */
    static boolean owns(String car, String topic) {
        var rest = ROOT.length() + car.length();
        return topic.length() > rest + 1
                && topic.startsWith(ROOT)
                && topic.startsWith(car, ROOT.length())
                && topic.charAt(rest) == '/';
    }

    static String request(VehicleId car, UUID commandId) {
        return ROOT + car + "/commands/" + commandId + "/request";
    }

    static String reply(VehicleId car, UUID commandId) {
        return ROOT + car + "/commands/" + commandId + "/reply";
    }

    private static CarTopic reply(String rest) {
        try {
            return new Reply(
                    UUID.fromString(
                            rest.substring(
                                    "commands/".length(), rest.length() - "/reply".length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noId) {
            return UNKNOWN;
        }
    }
}
