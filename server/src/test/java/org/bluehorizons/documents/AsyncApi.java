package org.bluehorizons.documents;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.vehicles.telemetry.VssSignal;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The vehicle protocol as an AsyncAPI 3.0 document; the signals come from {@link VssSignal}. */
final class AsyncApi {

    private AsyncApi() {}

    static String yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(100);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        return "# Made from the code; do not edit. See CONTRIBUTING.md.\n"
                + new Yaml(options).dump(document());
    }

    private static Map<String, Object> document() {
        return object(
                "asyncapi", "3.0.0",
                "info",
                        object(
                                "title", "Blue Horizons: how a car talks to the platform",
                                "version", "1",
                                "description",
                                        "MQTT 3.1.1 and 5. A PUBACK follows the commit. See docs/reference/vehicle-protocol.md."),
                "defaultContentType", "application/json",
                "servers", servers(),
                "channels", channels(),
                "operations", operations(),
                "components",
                        object(
                                "messages", messages(),
                                "schemas", schemas(),
                                "securitySchemes",
                                        object(
                                                "password",
                                                object(
                                                        "type",
                                                        "userPassword",
                                                        "description",
                                                        "user name: the car's id"),
                                                "certificate",
                                                object(
                                                        "type",
                                                        "X509",
                                                        "description",
                                                        "CN: the car's id"))));
    }

    private static Map<String, Object> servers() {
        var password = reference("components/securitySchemes/password");
        return object(
                "plain",
                object("host", "localhost:1883", "protocol", "mqtt", "security", List.of(password)),
                "tls",
                object(
                        "host",
                        "localhost:8883",
                        "protocol",
                        "secure-mqtt",
                        "security",
                        List.of(password, reference("components/securitySchemes/certificate"))));
    }

    private static Map<String, Object> channels() {
        return object(
                "telemetry", channel("vehicles/{vehicleId}/telemetry", "telemetry"),
                "events", channel("vehicles/{vehicleId}/events", "event"),
                "commandRequest",
                        channel("vehicles/{vehicleId}/commands/{commandId}/request", "command"),
                "commandReply",
                        channel("vehicles/{vehicleId}/commands/{commandId}/reply", "reply"));
    }

    private static Map<String, Object> channel(String address, String message) {
        var parameters = object("vehicleId", object("description", "The car's id, a UUID."));
        if (address.contains("{commandId}")) {
            parameters.put("commandId", object("description", "The command's id, a UUID."));
        }
        return object(
                "address", address,
                "messages", object(message, reference("components/messages/" + message)),
                "parameters", parameters);
    }

    private static Map<String, Object> operations() {
        return object(
                "receiveTelemetry", operation("receive", "telemetry", "Stores telemetry."),
                "receiveEvents", operation("receive", "events", "Stores what a car reports."),
                "sendCommand", operation("send", "commandRequest", "Asks the car for something."),
                "receiveReply", operation("receive", "commandReply", "Settles a command."));
    }

    private static Map<String, Object> operation(String action, String channel, String summary) {
        return object(
                "action",
                action,
                "channel",
                reference("channels/" + channel),
                "summary",
                summary,
                "bindings",
                object("mqtt", object("qos", 1, "retain", false)));
    }

    private static Map<String, Object> messages() {
        return object(
                "telemetry", message(oneOrMany("Telemetry")),
                "event", message(oneOrMany("Event")),
                "command", message(reference("components/schemas/Command")),
                "reply", message(reference("components/schemas/Reply")));
    }

    private static Map<String, Object> message(Map<String, Object> payload) {
        return object("contentType", "application/json", "payload", payload);
    }

    private static Map<String, Object> oneOrMany(String schema) {
        var one = reference("components/schemas/" + schema);
        return object(
                "oneOf",
                List.of(
                        one,
                        object("type", "array", "items", one, "minItems", 1, "maxItems", 500)));
    }

    private static Map<String, Object> schemas() {
        return object(
                "Telemetry", telemetry(),
                "Signals", signals(),
                "Event", event(),
                "Command", command(),
                "Reply", reply());
    }

    private static Map<String, Object> telemetry() {
        var members = envelope();
        members.put("signals", reference("components/schemas/Signals"));
        return closed(List.of("sequence", "time", "signals"), members);
    }

    private static Map<String, Object> event() {
        var members = envelope();
        members.put("type", object("type", "string", "pattern", "^[a-z0-9.-]{1,64}$"));
        members.put(
                "data",
                object("type", List.of("object", "null"), "description", "At most 8 KiB of JSON."));
        return closed(List.of("sequence", "time", "type"), members);
    }

    private static Map<String, Object> envelope() {
        return object(
                "sequence",
                object(
                        "type",
                        "integer",
                        "minimum",
                        0,
                        "maximum",
                        Long.MAX_VALUE,
                        "description",
                        "Counts up; with boot it names the message, which is stored once."),
                "boot",
                object("type", "integer", "minimum", 0, "maximum", Integer.MAX_VALUE, "default", 0),
                "time",
                object(
                        "oneOf",
                        List.of(
                                object("type", "string", "format", "date-time"),
                                object(
                                        "type",
                                        "integer",
                                        "description",
                                        "Milliseconds since 1970."))));
    }

    private static Map<String, Object> signals() {
        var known = new LinkedHashMap<String, Object>();
        Arrays.stream(VssSignal.values())
                .forEach(signal -> known.put(signal.vssName(), value(signal)));
        return object(
                "type",
                "object",
                "description",
                "Names from COVESA VSS 6. Latitude and longitude come together.",
                "minProperties",
                1,
                "maxProperties",
                64,
                "properties",
                known,
                "patternProperties",
                object(
                        "^Vehicle\\.[A-Za-z0-9.]{1,120}$",
                        object(
                                "type",
                                List.of("number", "boolean", "string", "array"),
                                "maxLength",
                                256)),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> value(VssSignal signal) {
        return switch (signal.kind()) {
            case NUMBER ->
                    object(
                            "type",
                            "number",
                            "minimum",
                            (long) signal.min(),
                            "maximum",
                            (long) signal.max(),
                            "description",
                            signal.unit());
            case BOOLEAN -> object("type", "boolean");
            case CODES ->
                    object(
                            "type",
                            "array",
                            "maxItems",
                            32,
                            "items",
                            object("type", "string", "minLength", 1, "maxLength", 16));
        };
    }

    private static Map<String, Object> command() {
        return closed(
                List.of("commandId", "kind", "parameters", "issuedAt", "expiresAt"),
                object(
                        "commandId", object("type", "string", "format", "uuid"),
                        "kind",
                                object(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of(
                                                "lock",
                                                "unlock",
                                                "immobilise",
                                                "horn",
                                                "lights",
                                                "climate")),
                        "parameters", object("type", "object"),
                        "issuedAt", object("type", "string", "format", "date-time"),
                        "expiresAt", object("type", "string", "format", "date-time")));
    }

    private static Map<String, Object> reply() {
        return closed(
                List.of("status"),
                object(
                        "status",
                                object(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("acknowledged", "refused")),
                        "reason", object("type", "string", "maxLength", 256)));
    }

    private static Map<String, Object> closed(List<String> required, Map<String, Object> members) {
        return object(
                "type",
                "object",
                "required",
                required,
                "properties",
                members,
                "additionalProperties",
                false);
    }

    private static Map<String, Object> reference(String path) {
        return object("$ref", "#/" + path);
    }

    private static Map<String, Object> object(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (var index = 0; index < members.length; index += 2) {
            object.put((String) members[index], members[index + 1]);
        }
        return object;
    }
}
