package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.References.Of;
import org.bluehorizons.infra.cloudformation.References.Reference;
import org.bluehorizons.infra.cloudformation.Template.Resource;
import org.bluehorizons.infra.cloudformation.Value.Call;

/** What is referred to is there, what is there is referred to, and nothing goes in a circle. */
final class ReferenceCheck {

    private static final Set<String> PSEUDO =
            Set.of(
                    "AWS::AccountId",
                    "AWS::NotificationARNs",
                    "AWS::NoValue",
                    "AWS::Partition",
                    "AWS::Region",
                    "AWS::StackId",
                    "AWS::StackName",
                    "AWS::URLSuffix");
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Specification specification;
    private final Template template;
    private final Map<String, Template> siblings;
    private final List<Reference> references;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Reads the template's references.
     *
     * @param siblings templates by file name, which may be nested in this one
     */
    ReferenceCheck(Specification specification, Template template, Map<String, Template> siblings) {
        this.specification = specification;
        this.template = template;
        this.siblings = siblings;
        references = References.in(template);
    }

    List<Finding> findings() {
        references.forEach(this::target);
        unused("parameter", template.parameters().keySet(), used(Of.NAME));
        unused("condition", template.conditions().members().keySet(), used(Of.CONDITION));
        unused("mapping", template.mappings().members().keySet(), used(Of.MAPPING));
        findings.addAll(new CircleCheck(template, references).findings());
        return findings;
    }

    private void target(Reference reference) {
        var name = reference.target();
        switch (reference.of()) {
            case NAME -> name(reference);
            case ATTRIBUTE -> attribute(reference);
            case CONDITION -> declared(reference, template.conditions().members().keySet());
            case MAPPING -> mapping(reference);
            case DEPENDENCY -> {
                declared(reference, template.resources().keySet());
                if (reference.from().equals("Resources." + name)) {
                    say(reference, "depends on itself");
                }
            }
            case UNUSED_VARIABLE ->
                    say(reference, "declares " + name + " for its Sub and does not use it");
            case IMPORT -> imported(reference);
        }
    }

    private void name(Reference reference) {
        var name = reference.target();
        var resource = template.resources().get(name);
        if (resource != null) {
            exists(reference, resource);
        } else if (!template.parameters().containsKey(name) && !PSEUDO.contains(name)) {
            say(reference, "refers to " + name + ", which is neither parameter nor resource");
        }
    }

    private void attribute(Reference reference) {
        var resource = template.resources().get(reference.target());
        if (resource == null) {
            say(
                    reference,
                    "wants an attribute of " + reference.target() + ", which is no resource");
            return;
        }
        exists(reference, resource);
        if (resource.type().startsWith("Custom::")
                || resource.type().equals("AWS::CloudFormation::CustomResource")
                || reference.attribute().isEmpty()) {
            return;
        }
        if (resource.type().equals(STACK)) {
            output(reference, resource);
            return;
        }
        specification
                .resource(resource.type())
                .filter(type -> !type.attributes().containsKey(reference.attribute()))
                .ifPresent(type ->
                        say(
                                reference,
                                "wants %s.%s (expected: one of %s)"
                                        .formatted(
                                                reference.target(),
                                                reference.attribute(),
                                                type.attributes().keySet().stream()
                                                        .sorted()
                                                        .toList())));
    }

    private void output(Reference reference, Resource stack) {
        var wanted = reference.attribute();
        NestedStacks.child(stack, siblings)
                .filter(child ->
                        !wanted.startsWith("Outputs.")
                                || child.outputs()
                                        .get(wanted.substring("Outputs.".length()))
                                        .isEmpty())
                .ifPresent(child ->
                        say(
                                reference,
                                "wants %s of %s, which %s does not put out"
                                        .formatted(wanted, stack.name(), child.name())));
    }

    private void mapping(Reference reference) {
        declared(reference, template.mappings().members().keySet());
        template.document()
                .all()
                .filter(value ->
                        value instanceof Call call
                                && call.line() == reference.line()
                                && call.is("Fn::FindInMap"))
                .map(Call.class::cast)
                .forEach(call ->
                        call.literal(1)
                                .filter(key ->
                                        template.mappings()
                                                .object(reference.target())
                                                .get(key)
                                                .isEmpty())
                                .ifPresent(key ->
                                        say(
                                                reference,
                                                "looks up %s, which %s does not have"
                                                        .formatted(key, reference.target()))));
    }

    private void imported(Reference reference) {
        var exported =
                siblings.values().stream()
                        .flatMap(sibling -> sibling.outputs().members().values().stream())
                        .flatMap(output -> NestedStacks.export(output).stream())
                        .anyMatch(reference.target()::equals);
        if (!exported) {
            say(reference, "imports " + reference.target() + ", which no template exports");
        }
    }

    /** A resource under a condition may be named only where that condition holds. */
    private void exists(Reference reference, Resource resource) {
        resource.condition()
                .filter(condition ->
                        reference.guards().stream()
                                .noneMatch(guard -> implies(guard, condition, 0)))
                .ifPresent(condition ->
                        say(
                                reference,
                                "refers to %s, which is there only if %s"
                                        .formatted(resource.name(), condition)));
    }

    private boolean implies(String guard, String condition, int depth) {
        if (guard.equals(condition)) {
            return true;
        }
        if (depth > template.conditions().members().size()) {
            return false;
        }
        if (isNegation(guard, condition)) {
            return true;
        }
        return template.conditions().get(guard).stream()
                .filter(body -> body instanceof Call call && call.is("Fn::And"))
                .flatMap(body -> ((Call) body).arguments().stream())
                .flatMap(part -> named(part).stream())
                .anyMatch(part -> implies(part, condition, depth + 1));
    }

    /** {@code !A} says what B says, where B is the negation of A, or A that of B. */
    private boolean isNegation(String guard, String condition) {
        return guard.startsWith("!")
                && negated(condition).filter(guard.substring(1)::equals).isPresent();
    }

    private Optional<String> negated(String condition) {
        return template.conditions()
                .get(condition)
                .filter(body -> body instanceof Call call && call.is("Fn::Not"))
                .flatMap(body -> named(((Call) body).arguments().getFirst()));
    }

    private static Optional<String> named(Value condition) {
        return condition instanceof Call call && call.is("Condition")
                ? call.literal(0)
                : Optional.empty();
    }

    private Set<String> used(Of of) {
        var used = new HashSet<String>();
        for (var reference : references) {
            if (reference.of() == of) {
                used.add(reference.target());
            }
        }
        return used;
    }

    private void unused(String what, Set<String> declared, Set<String> used) {
        for (var name : declared) {
            if (!used.contains(name)) {
                findings.add(
                        new Finding(
                                template.name(), "nothing uses the %s %s".formatted(what, name)));
            }
        }
    }

    private void declared(Reference reference, Set<String> names) {
        if (!names.contains(reference.target())) {
            say(
                    reference,
                    "names the %s %s, which is not there"
                            .formatted(
                                    reference.of().name().toLowerCase(Locale.ROOT),
                                    reference.target()));
        }
    }

    private void say(Reference reference, String what) {
        findings.add(template.finding(reference.line(), reference.from() + " " + what));
    }
}
