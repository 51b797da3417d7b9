package org.bluehorizons.infra.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.permissions.Grant;
import org.bluehorizons.infra.permissions.Grant.Condition;
import org.bluehorizons.infra.permissions.Grant.Principal;

/**
 * Policies as the sources say them: most name what is yet to be made, so that plans do not show
 * them.
 */
final class WrittenPolicies {

    private static final Pattern SID = Pattern.compile("\\bSid\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern EFFECT = Pattern.compile("\\bEffect\\s*=\\s*\"(\\w+)\"");
    private static final String LIST_OR_ONE =
            "\\s*=\\s*(\\[(?:[^\\[\\]]|\\[[^\\]]*])*]|\"[^\"]*\"|\\S+)";
    private static final Pattern ACTIONS = Pattern.compile("\\bAction" + LIST_OR_ONE);
    private static final Pattern RESOURCES = Pattern.compile("\\bResource" + LIST_OR_ONE);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern PRINCIPAL =
            Pattern.compile("\\bPrincipal\\s*=\\s*(\"\\*\"|\\{[^}]*}|\\S+)");
    private static final Pattern KIND = Pattern.compile("(\\w+)" + LIST_OR_ONE);
    private static final Pattern CONDITION = Pattern.compile("\\bCondition\\s*=\\s*\\{");
    private static final Pattern OPERATOR = Pattern.compile("\"?([\\w:]+)\"?\\s*=\\s*\\{");
    private static final Pattern KEY = Pattern.compile("\"?([\\w:/.-]+)\"?" + LIST_OR_ONE);
    private static final Pattern EXCEPTION =
            Pattern.compile("\\bNot(?:Action|Resource|Principal)\\s*=");

    private WrittenPolicies() {}

    /** What is too wide in a source file. */
    static List<Finding> findings(String name, String source) {
        return statements(source).stream()
                .filter(statement -> first(EFFECT, statement).equals("Allow"))
                .flatMap(statement -> grant(statement).tooWide().stream())
                .map(what -> new Finding(name, what))
                .toList();
    }

    private static Grant grant(String statement) {
        return new Grant(
                first(SID, statement),
                quoted(first(ACTIONS, statement)),
                quoted(first(RESOURCES, statement)),
                principals(statement),
                conditions(statement),
                EXCEPTION.matcher(statement).find());
    }

    /** One that is an expression stands for somebody, whom the source does not say. */
    private static List<Principal> principals(String statement) {
        var said = first(PRINCIPAL, statement);
        if (!said.startsWith("{")) {
            return said.isEmpty() ? List.of() : List.of(new Principal("", said.replace("\"", "")));
        }
        return KIND.matcher(said)
                .results()
                .flatMap(kind -> named(kind.group(1), kind.group(2)))
                .toList();
    }

    private static Stream<Principal> named(String kind, String said) {
        var names = quoted(said);
        return (names.isEmpty() ? List.of(said) : names)
                .stream().map(name -> new Principal(kind, name));
    }

    private static List<Condition> conditions(String statement) {
        var start = CONDITION.matcher(statement);
        if (!start.find()) {
            return List.of();
        }
        var inside = statement.substring(start.end(), closing(statement, start.end()));
        var conditions = new ArrayList<Condition>();
        var operators = OPERATOR.matcher(inside);
        while (operators.find()) {
            var operator = operators.group(1);
            var keys = inside.substring(operators.end(), closing(inside, operators.end()));
            KEY.matcher(keys)
                    .results()
                    .map(key -> new Condition(operator, key.group(1), quoted(key.group(2))))
                    .forEach(conditions::add);
        }
        // There is one, though in a form that is not read here.
        return conditions.isEmpty()
                ? List.of(new Condition("", inside.strip(), List.of()))
                : List.copyOf(conditions);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(quoted -> quoted.group(1)).toList();
    }

    /** The innermost objects that have an Effect. */
    private static List<String> statements(String source) {
        return EFFECT.matcher(source)
                .results()
                .map(effect ->
                        source.substring(
                                opening(source, effect.start()), closing(source, effect.end())))
                .toList();
    }

    private static int opening(String source, int from) {
        int depth = 0;
        for (int i = from; i > 0; i--) {
            var c = source.charAt(i);
            if (c == '}') {
                depth++;
            } else if (c == '{' && depth-- == 0) {
                return i;
            }
        }
        return 0;
    }

    private static int closing(String source, int from) {
        int depth = 0;
        for (int i = from; i < source.length(); i++) {
            var c = source.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return source.length();
    }
}
