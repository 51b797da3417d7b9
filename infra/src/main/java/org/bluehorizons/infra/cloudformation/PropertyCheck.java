package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.Kind.Shape;
import org.bluehorizons.infra.cloudformation.Template.Parameter;
import org.bluehorizons.infra.cloudformation.Template.Resource;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;

/** Every resource has a known type, the properties that it needs, no others, and of their kinds. */
final class PropertyCheck {

    private static final Set<String> MEMBERS =
            Set.of(
                    "Type",
                    "Properties",
                    "DependsOn",
                    "Condition",
                    "DeletionPolicy",
                    "UpdateReplacePolicy",
                    "UpdatePolicy",
                    "CreationPolicy",
                    "Metadata");
    private static final Set<String> LISTS = Set.of("Fn::Split", "Fn::GetAZs", "Fn::Cidr");
    private static final Set<String> SCALARS =
            Set.of(
                    "Fn::Sub",
                    "Fn::Join",
                    "Fn::Base64",
                    "Fn::ImportValue",
                    "Fn::Select",
                    "Fn::Length",
                    "Fn::ToJsonString");

    private final Specification specification;
    private final Template template;

    PropertyCheck(Specification specification, Template template) {
        this.specification = specification;
        this.template = template;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        template.resources().values().forEach(resource -> findings.addAll(resource(resource)));
        return findings;
    }

    private List<Finding> resource(Resource resource) {
        var findings = new ArrayList<Finding>();
        for (var member : resource.body().members().keySet()) {
            if (!MEMBERS.contains(member)) {
                findings.add(
                        template.finding(
                                resource.body().line(),
                                "%s has %s, which no resource has"
                                        .formatted(resource.name(), member)));
            }
        }
        if (resource.type().startsWith("Custom::")) {
            return findings;
        }
        specification
                .resource(resource.type())
                .ifPresentOrElse(
                        type ->
                                findings.addAll(
                                        structure(
                                                type.structure(),
                                                resource.properties(),
                                                resource.body().line(),
                                                resource.name())),
                        () ->
                                findings.add(
                                        template.finding(
                                                resource.body().line(),
                                                "%s is of type %s, which is not published"
                                                        .formatted(
                                                                resource.name(),
                                                                resource.type()))));
        return findings;
    }

    private List<Finding> structure(
            Specification.Structure structure, Members given, int line, String path) {
        var findings = new ArrayList<Finding>();
        given.members()
                .forEach((name, value) -> {
                    var property = structure.properties().get(name);
                    if (property == null) {
                        findings.add(
                                template.finding(
                                        value.line(),
                                        "%s.%s is unknown (expected: one of %s)"
                                                .formatted(
                                                        path,
                                                        name,
                                                        structure.properties().keySet().stream()
                                                                .sorted()
                                                                .toList())));
                    } else {
                        findings.addAll(check(property.kind(), value, path + "." + name));
                    }
                });
        structure
                .properties()
                .forEach((name, property) -> {
                    if (property.required()
                            && given.get(name).filter(value -> !value.isNoValue()).isEmpty()) {
                        findings.add(
                                template.finding(
                                        given.line() == 0 ? line : given.line(),
                                        "%s.%s is missing".formatted(path, name)));
                    }
                });
        return findings;
    }

    private List<Finding> check(Kind kind, Value value, String path) {
        if (kind instanceof Kind.OneOf either) {
            return either.kinds().stream()
                    .map(one -> check(one, value, path))
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
        }
        return switch (value) {
            case Call call -> call(kind, call, path);
            case Scalar scalar -> scalar(kind, scalar, path);
            case Items list -> items(kind, list, path);
            case Members object -> members(kind, object, path);
        };
    }

    private List<Finding> scalar(Kind kind, Scalar scalar, String path) {
        var text = scalar.text();
        return switch (kind) {
            case Kind.Text(var allowed) when !allowed.isEmpty() && !allowed.contains(text) ->
                    unexpected(scalar, path, text, "one of " + allowed.stream().sorted().toList());
            case Kind.Whole _ when !text.matches("-?\\d+") ->
                    unexpected(scalar, path, text, "a whole number");
            case Kind.Decimal _ when !text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ->
                    unexpected(scalar, path, text, "a number");
            case Kind.Truth _ when !text.matches("(?i)true|false") ->
                    unexpected(scalar, path, text, "true or false");
            case Kind.Structure _, Kind.MapOf _ -> unexpected(scalar, path, text, "an object");
            case Kind.ListOf _ -> unexpected(scalar, path, text, "a list");
            case Kind.Text _, Kind.Whole _, Kind.Decimal _, Kind.Truth _ -> List.of();
            case Kind.Json _, Kind.OneOf _ -> List.of();
        };
    }

    private List<Finding> items(Kind kind, Items list, String path) {
        return switch (kind) {
            case Kind.ListOf(var element) -> {
                var findings = new ArrayList<Finding>();
                for (int i = 0; i < list.items().size(); i++) {
                    findings.addAll(check(element, list.items().get(i), path + "[" + i + "]"));
                }
                yield findings;
            }
            case Kind.Json _ -> List.of();
            case Kind.Text _,
                    Kind.Whole _,
                    Kind.Decimal _,
                    Kind.Truth _,
                    Kind.Structure _,
                    Kind.MapOf _,
                    Kind.OneOf _ ->
                    unexpected(list, path, "a list", said(kind.shape()));
        };
    }

    private List<Finding> members(Kind kind, Members object, String path) {
        return switch (kind) {
            case Kind.Structure(var id) ->
                    structure(specification.structure(id), object, object.line(), path);
            case Kind.MapOf(var element) ->
                    object.members().entrySet().stream()
                            .flatMap(entry ->
                                    check(element, entry.getValue(), path + "." + entry.getKey())
                                            .stream())
                            .toList();
            case Kind.Json _ -> List.of();
            case Kind.Text _,
                    Kind.Whole _,
                    Kind.Decimal _,
                    Kind.Truth _,
                    Kind.ListOf _,
                    Kind.OneOf _ ->
                    unexpected(object, path, "an object", said(kind.shape()));
        };
    }

    private List<Finding> call(Kind kind, Call call, String path) {
        if (call.isNoValue()) {
            return List.of();
        }
        if (call.is("Fn::If")) {
            return call.arguments().stream()
                    .skip(1)
                    .flatMap(branch -> check(kind, branch, path).stream())
                    .toList();
        }
        if (call.is("Ref")) {
            var parameter = template.parameters().get(call.literal(0).orElse(""));
            if (parameter != null) {
                return parameter(kind, parameter, call, path);
            }
        }
        var shape = shape(call);
        return shape == Shape.ANY || kind.shape() == Shape.ANY || shape == kind.shape()
                ? List.of()
                : unexpected(call, path, call.function() + ", " + said(shape), said(kind.shape()));
    }

    private List<Finding> parameter(Kind kind, Parameter parameter, Call call, String path) {
        var shape = parameter.isList() ? Shape.LIST : Shape.SCALAR;
        if (kind.shape() != Shape.ANY && kind.shape() != shape) {
            return unexpected(
                    call,
                    path,
                    "the parameter " + parameter.name() + ", " + said(shape),
                    said(kind.shape()));
        }
        if (parameter.isList() || parameter.isFromStore()) {
            return List.of();
        }
        var values = new ArrayList<>(parameter.allowed());
        // The empty text stands for «none», which templates tell apart by a condition.
        parameter.defaultText().filter(text -> !text.isEmpty()).ifPresent(values::add);
        return values.stream()
                .distinct()
                .filter(text -> !text.isEmpty())
                .flatMap(text -> scalar(kind, new Scalar(text, call.line()), path).stream())
                .map(finding ->
                        new Finding(
                                finding.where(),
                                finding.what() + ", by parameter " + parameter.name()))
                .toList();
    }

    private Shape shape(Call call) {
        if (call.is("Fn::GetAtt")) {
            var resource = template.resources().get(call.literal(0).orElse(""));
            return resource == null
                    ? Shape.ANY
                    : specification
                            .resource(resource.type())
                            .map(type -> type.attributes().get(call.literal(1).orElse("")))
                            .map(Kind::shape)
                            .orElse(Shape.ANY);
        }
        if (LISTS.contains(call.function())) {
            return Shape.LIST;
        }
        return SCALARS.contains(call.function()) || call.is("Ref") ? Shape.SCALAR : Shape.ANY;
    }

    private List<Finding> unexpected(Value value, String path, String seen, String expected) {
        return List.of(
                template.finding(
                        value.line(), "%s is %s (expected: %s)".formatted(path, seen, expected)));
    }

    private static String said(Shape shape) {
        return switch (shape) {
            case SCALAR -> "a single value";
            case LIST -> "a list";
            case OBJECT -> "an object";
            case ANY -> "anything";
        };
    }
}
