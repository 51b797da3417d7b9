package org.bluehorizons.infra.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.bluehorizons.infra.NpmPackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The resource types of CloudFormation, from the npm package {@code @aws-cdk/aws-service-spec}: AWS
 * makes the CDK from it.
 */
final class Specification {

    private static final Structure TAG =
            new Structure(
                    Map.of(
                            "Key", new Property(true, new Kind.Text(Set.of())),
                            "Value", new Property(true, new Kind.Text(Set.of()))));
    private static final String TAG_ID = "tag";

    /** What an object takes. */
    record Structure(Map<String, Property> properties) {}

    /** One property. */
    record Property(boolean required, Kind kind) {}

    /** A type of resource. */
    record ResourceType(Structure structure, Map<String, Kind> attributes) {}

    private final Map<String, ResourceType> resources = new LinkedHashMap<>();
    private final Map<String, Structure> structures = new LinkedHashMap<>();

    private Specification(JsonNode schema) {
        structures.put(TAG_ID, TAG);
        schema.get("typeDefinition")
                .get("entities")
                .forEach(type -> structures.put(type.get("$id").asString(), structure(type)));
        schema.get("resource")
                .get("entities")
                .forEach(type ->
                        resources.put(
                                type.get("cloudFormationType").asString(),
                                new ResourceType(structure(type), attributes(type))));
    }

    /** Reads the installed package; takes about a second. */
    static Specification published() {
        return read(
                NpmPackages.installed()
                        .resolve(Path.of("@aws-cdk", "aws-service-spec", "db.json.gz")));
    }

    private static Specification read(Path database) {
        try (var input = new GZIPInputStream(Files.newInputStream(database))) {
            return new Specification(JsonMapper.shared().readTree(input).get("schema"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<ResourceType> resource(String type) {
        return Optional.ofNullable(resources.get(type));
    }

    Structure structure(String id) {
        var structure = structures.get(id);
        if (structure == null) {
            throw new IllegalStateException("The published schemas lack their own type " + id);
        }
        return structure;
    }

    private static Structure structure(JsonNode type) {
        var properties = new LinkedHashMap<String, Property>();
        type.path("properties")
                .forEachEntry((name, property) ->
                        properties.put(
                                name,
                                new Property(
                                        property.path("required").asBoolean(false),
                                        kind(property.get("type")))));
        return new Structure(properties);
    }

    private static Map<String, Kind> attributes(JsonNode type) {
        var attributes = new LinkedHashMap<String, Kind>();
        type.path("attributes")
                .forEachEntry(
                        (name, attribute) -> attributes.put(name, kind(attribute.get("type"))));
        return attributes;
    }

    private static Kind kind(JsonNode type) {
        var name = type.get("type").asString();
        return switch (name) {
            case "string" -> new Kind.Text(allowed(type));
            case "date-time" -> new Kind.Text(Set.of());
            case "integer" -> new Kind.Whole();
            case "number" -> new Kind.Decimal();
            case "boolean" -> new Kind.Truth();
            case "json" -> new Kind.Json();
            case "tag" -> new Kind.Structure(TAG_ID);
            case "ref" -> new Kind.Structure(type.get("reference").get("$ref").asString());
            case "array" -> new Kind.ListOf(kind(type.get("element")));
            case "map" -> new Kind.MapOf(kind(type.get("element")));
            case "union" -> union(type);
            default ->
                    throw new IllegalStateException(
                            "The published schemas have a new kind " + name);
        };
    }

    private static Kind union(JsonNode type) {
        return new Kind.OneOf(type.get("types").valueStream().map(Specification::kind).toList());
    }

    private static Set<String> allowed(JsonNode type) {
        var allowed = new LinkedHashSet<String>();
        type.path("allowedValues").forEach(value -> allowed.add(value.asString()));
        return allowed;
    }
}
