package org.bluehorizons.infra.cloudformation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;
import org.bluehorizons.infra.permissions.Grant;
import org.bluehorizons.infra.permissions.Grant.Condition;
import org.bluehorizons.infra.permissions.Grant.Principal;

/** Statements of policies, wherever they stand in a template. */
final class Statements {

    private static final String DENY = "Deny";

    /**
     * One.
     *
     * @param grant what it allows; empty where it denies
     */
    record Statement(Optional<Grant> grant, int line) {}

    private Statements() {}

    /** All below a value. One whose effect is an expression counts as one that allows. */
    static Stream<Statement> in(Value value) {
        return value.all()
                .filter(inside -> inside instanceof Members)
                .map(inside -> (Members) inside)
                .filter(Statements::isStatement)
                .map(statement ->
                        new Statement(
                                statement.text("Effect").filter(DENY::equals).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(grant(statement)),
                                statement.line()));
    }

    private static boolean isStatement(Members members) {
        return Stream.of("Action", "NotAction").anyMatch(name -> members.get(name).isPresent())
                && (members.get("Effect").isPresent() || members.get("Resource").isPresent());
    }

    private static Grant grant(Members statement) {
        return new Grant(
                statement.text("Sid").orElse(""),
                texts(statement, "Action"),
                texts(statement, "Resource"),
                statement.get("Principal").map(Statements::principals).orElse(List.of()),
                statement.get("Condition").map(Statements::conditions).orElse(List.of()),
                Stream.of("NotAction", "NotResource", "NotPrincipal")
                        .anyMatch(name -> statement.get(name).isPresent()));
    }

    private static List<Principal> principals(Value value) {
        return value instanceof Members kinds
                ? kinds.members().entrySet().stream()
                        .flatMap(kind ->
                                texts(kind.getValue())
                                        .map(name -> new Principal(kind.getKey(), name)))
                        .toList()
                : texts(value).map(name -> new Principal("", name)).toList();
    }

    private static List<Condition> conditions(Value value) {
        if (!(value instanceof Members operators)) {
            return List.of();
        }
        return operators.members().entrySet().stream()
                .flatMap(operator ->
                        operator.getValue() instanceof Members keys
                                ? keys.members().entrySet().stream()
                                        .map(key ->
                                                new Condition(
                                                        operator.getKey(),
                                                        key.getKey(),
                                                        texts(key.getValue()).toList()))
                                : Stream.empty())
                .toList();
    }

    private static List<String> texts(Members members, String name) {
        return members.get(name).map(value -> texts(value).toList()).orElse(List.of());
    }

    /** All that a value may become; what is known only when the stack is made, as a variable. */
    static Stream<String> texts(Value value) {
        return switch (value) {
            case Scalar scalar -> Stream.of(scalar.text());
            case Items list -> list.items().stream().flatMap(Statements::texts);
            case Members _ -> Stream.of("${object}");
            case Call call when call.isNoValue() -> Stream.empty();
            case Call call when call.is("Fn::If") ->
                    call.arguments().stream().skip(1).flatMap(Statements::texts);
            case Call call when call.is("Fn::Sub") -> Stream.of(call.literal(0).orElse("${Sub}"));
            case Call call when call.is("Fn::GetAtt") ->
                    Stream.of(
                            "${%s.%s}"
                                    .formatted(
                                            call.literal(0).orElse(""),
                                            call.literal(1).orElse("")));
            case Call call when call.is("Fn::ImportValue") ->
                    Stream.of("${import %s}".formatted(References.text(call.argument())));
            case Call call -> Stream.of("${%s}".formatted(call.literal(0).orElse(call.function())));
        };
    }
}
