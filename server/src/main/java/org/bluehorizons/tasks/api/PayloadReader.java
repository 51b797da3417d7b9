package org.bluehorizons.tasks.api;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.JsonProblems;
import org.bluehorizons.tasks.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads a payload as its type's record, strictly: no unknown members, all that are not nullable, no
 * number for a string. Then the record's own constraints are checked, then the handler's further
 * rules. All rules that are broken are told at once, as far as one can see them together.
 */
@Component
public class PayloadReader {

    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_LEVELS = 16;
    private static final String WHOLE = "body";

    private final JsonMapper json;
    private final Validator validator;

    PayloadReader(JsonMapper json, Validator validator) {
        this.json =
                json.rebuild()
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                coercions ->
                                        coercions
                                                .setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .build();
        this.validator = validator;
    }

    /**
     * @param at the payload's own name in the request, such as {@code tasks[3].payload}
     * @param rules takes those that are broken
     * @return empty when any is
     */
    public <P> Optional<P> read(
            TaskHandler<P> handler, @Nullable JsonNode given, String at, Rules rules) {
        if (given == null || !given.isObject()) {
            rules.check(false, at, "an object, as GET /v1/task-types describes it");
            return Optional.empty();
        }
        if (levels(given) > MOST_LEVELS) {
            rules.check(false, at, "at most %d levels deep".formatted(MOST_LEVELS));
            return Optional.empty();
        }
        if (json.writeValueAsBytes(given).length > MOST_BYTES) {
            rules.check(false, at, "at most %d bytes".formatted(MOST_BYTES));
            return Optional.empty();
        }
        var problems = new ArrayList<>(members(handler.type().payload(), given));
        var payload = problems.isEmpty() ? whole(handler, given, problems) : null;
        problems.stream()
                .sorted(Comparator.comparing(FieldProblem::field))
                .forEach(problem -> rules.check(false, under(at, problem.field()), problem.rule()));
        return problems.isEmpty() ? Optional.ofNullable(payload) : Optional.empty();
    }

    private <P> @Nullable P whole(
            TaskHandler<P> handler, JsonNode given, List<FieldProblem> problems) {
        try {
            var payload = json.treeToValue(given, handler.type().payload());
            for (var violation : validator.validate(payload)) {
                problems.add(
                        new FieldProblem(
                                violation.getPropertyPath().toString(), violation.getMessage()));
            }
            if (problems.isEmpty()) {
                var further = new Rules();
                handler.check(payload, further);
                problems.addAll(further.broken());
            }
            return payload;
        } catch (JacksonException refused) {
            problems.add(
                    refused.getCause() instanceof IllegalArgumentException rule
                            ? new FieldProblem(
                                    WHOLE,
                                    Objects.requireNonNullElse(rule.getMessage(), "not valid"))
                            : JsonProblems.of(refused).errors().getFirst());
            return null;
        }
    }

    /** Each member by itself, so that one that is wrong does not hide the next. */
    private List<FieldProblem> members(Class<?> type, JsonNode given) {
        if (!type.isRecord()) {
            return List.of();
        }
        var problems = new ArrayList<FieldProblem>();
        var components = Arrays.asList(type.getRecordComponents());
        var known = components.stream().map(RecordComponent::getName).sorted().toList();
        for (var name : given.propertyNames()) {
            if (!known.contains(name)) {
                problems.add(
                        new FieldProblem(
                                name,
                                known.stream()
                                        .collect(
                                                Collectors.joining(
                                                        ", ", "unknown member (known: ", ")"))));
            }
        }
        for (var component : components) {
            member(component, given.get(component.getName())).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<FieldProblem> member(RecordComponent component, @Nullable JsonNode value) {
        var name = component.getName();
        if (value == null || value.isNull()) {
            return isNullable(component)
                    ? Optional.empty()
                    : Optional.of(new FieldProblem(name, "required"));
        }
        try {
            var type = json.constructType(component.getGenericType());
            json.readerFor(type).readValue(value);
            return Optional.empty();
        } catch (JacksonException wrong) {
            var problem = JsonProblems.of(wrong).errors().getFirst();
            return Optional.of(new FieldProblem(under(name, problem.field()), problem.rule()));
        }
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String under(String at, String field) {
        if (field.equals(WHOLE) || field.isEmpty()) {
            return at;
        }
        return field.startsWith("[") ? at + field : at + "." + field;
    }

    private static int levels(JsonNode node) {
        var deepest = 0;
        for (var child : node) {
            deepest = Math.max(deepest, levels(child));
        }
        return node.isContainer() ? deepest + 1 : 0;
    }
}
