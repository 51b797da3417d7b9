package org.bluehorizons.charging.ocpp;

import static org.bluehorizons.charging.ocpp.OfficialSchemas.isCustomData;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.isRequired;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.number;
import static org.bluehorizons.charging.ocpp.OfficialSchemas.resolve;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a record and a schema disagree. Not looked at: {@code multipleOf}, because we take finer
 * limits than a tenth, and round what we send; {@code uri}, because only we send addresses and keep
 * them as text.
 */
final class SchemaDifferences {

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    SchemaDifferences(JsonNode root) {
        this.root = root;
    }

    List<String> of(Class<?> type) {
        record(type, root, "");
        return differences;
    }

    private void record(Class<?> type, JsonNode schema, String prefix) {
        expect(prefix + "type", "object", schema.get("type").asString());
        var components = components(type);
        var properties = properties(schema);
        var names = new TreeSet<>(properties.keySet());
        names.addAll(components.keySet());
        for (var name : names) {
            var component = components.get(name);
            var property = properties.get(name);
            if (component == null) {
                differences.add(prefix + name + ": not in the record");
            } else if (property == null) {
                differences.add(prefix + name + ": not in the schema");
            } else {
                component(component, property, isRequired(schema, name), prefix + name);
            }
        }
    }

    private void component(
            RecordComponent component, JsonNode property, boolean required, String path) {
        var type = component.getAnnotatedType();
        expect(path + " required", required, !type.isAnnotationPresent(Nullable.class));
        bounds(component, type, property, path);
        value(type, property, path);
    }

    private void value(AnnotatedType type, JsonNode schema, String path) {
        expect(path + " type", schema.path("type").asString("any"), jsonType(type.getType()));
        expect(
                path + " is a time",
                schema.path("format").asString("none").equals("date-time"),
                type.getType() == Instant.class);
        if (type instanceof AnnotatedParameterizedType list) {
            var element = list.getAnnotatedActualTypeArguments()[0];
            var items = resolve(root, schema.get("items"));
            bounds(element, element, items, path + "[]");
            value(element, items, path + "[]");
        } else if (type.getType() instanceof Class<?> simple) {
            words(simple, schema, path);
            if (simple.isRecord()) {
                record(simple, schema, path + ".");
            }
        }
    }

    private void words(Class<?> type, JsonNode schema, String path) {
        var ours = new HashSet<String>();
        if (type.isEnum()) {
            for (var constant : type.getEnumConstants()) {
                ours.add(OcppWord.of((Enum<?>) constant));
            }
        }
        var theirs =
                schema.path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        expect(path + " words", theirs, ours);
    }

    private void bounds(
            AnnotatedElement declared, AnnotatedType type, JsonNode schema, String path) {
        var size = Optional.ofNullable(annotation(Size.class, declared, type));
        var isList = schema.path("type").asString("any").equals("array");
        expect(
                path + " longest",
                number(schema, isList ? "maxItems" : "maxLength"),
                size.map(Size::max).filter(max -> max != Integer.MAX_VALUE));
        expect(
                path + " shortest",
                number(schema, isList ? "minItems" : "minLength"),
                size.map(Size::min).filter(min -> min != 0));
        expect(
                path + " least",
                number(schema, "minimum"),
                Optional.ofNullable(annotation(Min.class, declared, type))
                        .map(min -> (int) min.value()));
        expect(
                path + " most",
                number(schema, "maximum"),
                Optional.ofNullable(annotation(Max.class, declared, type))
                        .map(max -> (int) max.value()));
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A annotation(
            Class<A> kind, AnnotatedElement... places) {
        return Stream.of(places)
                .filter(place -> place.isAnnotationPresent(kind))
                .map(place -> place.getAnnotation(kind))
                .findFirst()
                .orElse(null);
    }

    private Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new LinkedHashMap<String, JsonNode>();
        for (var property : schema.path("properties").properties()) {
            if (!isCustomData(property.getKey())) {
                properties.put(property.getKey(), resolve(root, property.getValue()));
            }
        }
        return properties;
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            var named = component.getAccessor().getAnnotation(JsonProperty.class);
            components.put(named == null ? component.getName() : named.value(), component);
        }
        return components;
    }

    private static String jsonType(Type type) {
        if (type instanceof ParameterizedType) {
            return "array";
        }
        var simple = (Class<?>) type;
        if (simple.isRecord()) {
            return "object";
        }
        if (simple.isEnum() || Set.of(String.class, Instant.class).contains(simple)) {
            return "string";
        }
        if (Set.of(Integer.class, Long.class).contains(simple)) {
            return "integer";
        }
        if (simple == BigDecimal.class) {
            return "number";
        }
        return simple == Boolean.class ? "boolean" : "any";
    }

    private void expect(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            differences.add("%s: %s (expected: %s)".formatted(what, seen, expected));
        }
    }
}
