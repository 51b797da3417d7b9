package org.bluehorizons.charging.ocpp;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bluehorizons.testing.OcppPeer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schemas of the Open Charge Alliance for a version, by name of message. */
final class OfficialSchemas {

    private final OcppVersion version;
    private final Map<String, JsonNode> byId = new TreeMap<>();

    OfficialSchemas(OcppVersion version) {
        this.version = version;
        OcppPeer.schemas(version.word().replace('.', '_'))
                .forEach(schema -> byId.put(schema.get("$id").asString(), schema));
    }

    /** A payload that has a schema, and the record that stands for it. */
    record Payload(OcppVersion version, String id, Class<? extends Record> type, JsonNode schema) {

        @Override
        public String toString() {
            return version.word() + " " + id.substring("urn:".length());
        }
    }

    static Stream<Payload> everyPayload() {
        return Stream.of(OcppVersion.values())
                .flatMap(version -> new OfficialSchemas(version).payloads());
    }

    Stream<Payload> payloads() {
        return actions().stream()
                .flatMap(action ->
                        Stream.of(
                                payload(action.name() + ".req", action.request()),
                                payload(action.name() + ".conf", action.response())));
    }

    List<OcppAction> actions() {
        return switch (version) {
            case V1_6 -> org.bluehorizons.charging.ocpp.v16.Catalog.ACTIONS;
            case V2_0_1 -> org.bluehorizons.charging.ocpp.v201.Catalog.ACTIONS;
        };
    }

    /** Ids of messages that have a schema. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    private Payload payload(String name, Class<? extends Record> type) {
        var id = "urn:" + name;
        return new Payload(
                version, id, type, requireNonNull(byId.get(id), () -> "no schema of " + id));
    }

    /** What a {@code $ref} stands for. */
    static JsonNode resolve(JsonNode root, JsonNode schema) {
        var reference = schema.get("$ref");
        return reference == null ? schema : root.at(reference.asString().substring(1));
    }

    static Optional<Integer> number(JsonNode schema, String keyword) {
        return Optional.ofNullable(schema.get(keyword)).map(JsonNode::asInt);
    }

    static boolean isRequired(JsonNode schema, String property) {
        var required = schema.get("required");
        return required != null
                && required.valueStream().anyMatch(name -> name.asString().equals(property));
    }

    /** Our door does not take custom data apart, and no record has it. */
    static boolean isCustomData(@Nullable String property) {
        return "customData".equals(property);
    }
}
