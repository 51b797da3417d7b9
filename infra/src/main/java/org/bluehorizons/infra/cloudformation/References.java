package org.bluehorizons.infra.cloudformation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;

/** All that the parts of a template say about each other, in the order of the file. */
final class References {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** What is named. */
    enum Of {
        /** A parameter or a resource, by Ref or Sub. */
        NAME,
        ATTRIBUTE,
        CONDITION,
        MAPPING,
        DEPENDENCY,
        /** A name that a Sub declares itself and does not use. */
        UNUSED_VARIABLE,
        IMPORT
    }

    /**
     * One reference.
     *
     * @param from the section and the name there: {@code Resources.Task}
     * @param attribute of the target, empty where none
     * @param guards conditions under which it is looked at; one that begins with ! is not met
     */
    record Reference(
            Of of, String target, String attribute, String from, int line, Set<String> guards) {}

    private final List<Reference> found = new ArrayList<>();

    private References() {}

    static List<Reference> in(Template template) {
        var references = new References();
        for (var section : List.of("Conditions", "Rules", "Resources", "Outputs")) {
            template.document()
                    .object(section)
                    .members()
                    .forEach((name, body) -> references.entry(section, name, body));
        }
        return List.copyOf(references.found);
    }

    private void entry(String section, String name, Value body) {
        var from = section + "." + name;
        var guards = new HashSet<String>();
        if (body instanceof Members members && !section.equals("Conditions")) {
            members.text("Condition")
                    .ifPresent(condition -> {
                        add(Of.CONDITION, condition, "", from, body.line(), Set.of());
                        guards.add(condition);
                    });
            members.get("DependsOn").ifPresent(on -> dependencies(on, from, guards));
        }
        walk(body, from, guards);
    }

    private void dependencies(Value value, String from, Set<String> guards) {
        var names = value instanceof Items list ? list.items() : List.of(value);
        for (var name : names) {
            if (name instanceof Scalar scalar) {
                add(Of.DEPENDENCY, scalar.text(), "", from, scalar.line(), guards);
            }
        }
    }

    private void walk(Value value, String from, Set<String> guards) {
        if (value instanceof Call call) {
            call(call, from, guards);
        } else {
            value.children().forEach(child -> walk(child, from, guards));
        }
    }

    private void call(Call call, String from, Set<String> guards) {
        var first = call.literal(0);
        switch (call.function()) {
            case "Ref" -> named(Of.NAME, first, "", call, from, guards);
            case "Fn::GetAtt" -> {
                named(Of.ATTRIBUTE, first, call.literal(1).orElse(""), call, from, guards);
                // The attribute's name may be a function itself.
                call.arguments().stream().skip(1).forEach(more -> walk(more, from, guards));
            }
            case "Condition" -> named(Of.CONDITION, first, "", call, from, guards);
            case "Fn::FindInMap" -> {
                named(Of.MAPPING, first, "", call, from, guards);
                call.arguments().stream().skip(1).forEach(key -> walk(key, from, guards));
            }
            case "Fn::If" -> branches(call, from, guards);
            case "Fn::Sub" -> substitution(call, from, guards);
            case "Fn::ImportValue" -> {
                add(Of.IMPORT, text(call.argument()), "", from, call.line(), guards);
                walk(call.argument(), from, guards);
            }
            default -> call.arguments().forEach(argument -> walk(argument, from, guards));
        }
    }

    private void branches(Call call, String from, Set<String> guards) {
        var condition = call.literal(0).orElse("");
        add(Of.CONDITION, condition, "", from, call.line(), guards);
        for (int i = 1; i < call.arguments().size(); i++) {
            var inside = new HashSet<>(guards);
            inside.add(i == 1 ? condition : "!" + condition);
            walk(call.arguments().get(i), from, inside);
        }
    }

    private void substitution(Call call, String from, Set<String> guards) {
        var own =
                call.arguments().size() > 1 && call.arguments().get(1) instanceof Members members
                        ? members
                        : Members.NONE;
        var unused = new HashSet<>(own.members().keySet());
        var variables = VARIABLE.matcher(call.literal(0).orElse(""));
        while (variables.find()) {
            var name = variables.group(1).strip();
            if (name.startsWith("!") || unused.remove(name) || own.members().containsKey(name)) {
                continue;
            }
            var dot = name.indexOf('.');
            if (dot < 0) {
                add(Of.NAME, name, "", from, call.line(), guards);
            } else {
                add(
                        Of.ATTRIBUTE,
                        name.substring(0, dot),
                        name.substring(dot + 1),
                        from,
                        call.line(),
                        guards);
            }
        }
        unused.forEach(name -> add(Of.UNUSED_VARIABLE, name, "", from, call.line(), guards));
        walk(own, from, guards);
    }

    /** What an import asks for, as text; a Sub keeps its variables. */
    static String text(Value value) {
        return switch (value) {
            case Scalar scalar -> scalar.text();
            case Call call when call.is("Fn::Sub") -> call.literal(0).orElse("");
            case Call call -> call.function();
            case Items _, Members _ -> "";
        };
    }

    private void named(
            Of of,
            Optional<String> target,
            String attribute,
            Value at,
            String from,
            Set<String> guards) {
        add(of, target.orElse(""), attribute, from, at.line(), guards);
    }

    private void add(
            Of of, String target, String attribute, String from, int line, Set<String> guards) {
        found.add(new Reference(of, target, attribute, from, line, Set.copyOf(guards)));
    }
}
