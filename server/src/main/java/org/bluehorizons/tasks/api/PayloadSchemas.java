package org.bluehorizons.tasks.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of payloads, made of their records by what makes the OpenAPI document.
 * Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
class PayloadSchemas {

    private static final String THEIRS = "#/components/schemas/";
    private static final String OURS = "#/$defs/";

    private final JsonMapper json;
    private final Map<Class<?>, ObjectNode> known = new ConcurrentHashMap<>();

    PayloadSchemas(JsonMapper json) {
        this.json = json;
    }

    ObjectNode of(Class<?> payload) {
        return known.computeIfAbsent(payload, this::make);
    }

    private ObjectNode make(Class<?> payload) {
        var resolved =
                ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(payload).resolveAsRef(false));
        var schema =
                json.createObjectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(node(resolved.schema));
        if (payload.isRecord()) {
            schema.put("additionalProperties", false);
            var required = schema.putArray("required");
            Arrays.stream(payload.getRecordComponents())
                    .filter(component -> !PayloadReader.isNullable(component))
                    .map(RecordComponent::getName)
                    .forEach(required::add);
        }
        if (!resolved.referencedSchemas.isEmpty()) {
            var parts = schema.putObject("$defs");
            resolved.referencedSchemas.forEach((name, part) -> parts.set(name, node(part)));
        }
        return schema;
    }

    /** Through text, for swagger-core writes with another Jackson. */
    private ObjectNode node(Object theirs) {
        try {
            var text = Json31.mapper().writeValueAsString(theirs);
            return (ObjectNode) json.readTree(text.replace(THEIRS, OURS));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
