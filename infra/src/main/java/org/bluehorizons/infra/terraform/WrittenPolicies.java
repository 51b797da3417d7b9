package org.bluehorizons.infra.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bluehorizons.infra.Finding;

/**
 * Policies as the sources say them: most name what is yet to be made, so that plans do not show
 * them. A policy with a principal is a resource's own, and speaks of that as everything.
 */
final class WrittenPolicies {

    private static final Pattern SID = Pattern.compile("\\bSid\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern EFFECT = Pattern.compile("\\bEffect\\s*=\\s*\"(\\w+)\"");
    private static final Pattern ACTIONS =
            Pattern.compile("\\bAction\\s*=\\s*(\\[[^\\]]*]|\"[^\"]*\"|\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ANY_RESOURCE =
            Pattern.compile("\\bResource\\s*=\\s*(?:\"\\*\"|\\[\\s*\"\\*\"\\s*])");
    private static final Pattern PRINCIPAL = Pattern.compile("\\bPrincipal\\s*=");
    private static final Pattern ANYONE =
            Pattern.compile("\\bPrincipal\\s*=\\s*(?:\"\\*\"|\\{\\s*AWS\\s*=\\s*\"\\*\"\\s*})");
    private static final Pattern CONDITION = Pattern.compile("\\bCondition\\s*=");
    private static final Pattern EXCEPTION =
            Pattern.compile("\\bNot(?:Action|Resource|Principal)\\s*=");

    private WrittenPolicies() {}

    /** What is too wide in a source file. */
    static List<Finding> findings(String name, String source) {
        var findings = new ArrayList<Finding>();
        for (var statement : statements(source)) {
            var effect = EFFECT.matcher(statement);
            if (effect.find() && effect.group(1).equals("Allow")) {
                var sid = SID.matcher(statement);
                var who = sid.find() ? sid.group(1) : "";
                allow(statement)
                        .forEach(what ->
                                findings.add(new Finding(name, "«%s» %s".formatted(who, what))));
            }
        }
        return findings;
    }

    private static List<String> allow(String statement) {
        var wrong = new ArrayList<String>();
        var isOfResource = PRINCIPAL.matcher(statement).find();
        var actions = actions(statement);
        actions.stream()
                .filter(AnyResource::isEveryAction)
                // The account owns its keys, or nobody could change them.
                .filter(action -> !(isOfResource && action.equals("kms:*")))
                .forEach(action ->
                        wrong.add("allows %s (expected: actions by name)".formatted(action)));
        if (!isOfResource && ANY_RESOURCE.matcher(statement).find()) {
            wrong.addAll(AnyResource.wrong(actions));
        }
        if (EXCEPTION.matcher(statement).find()) {
            wrong.add("allows by exception");
        }
        if (ANYONE.matcher(statement).find() && !CONDITION.matcher(statement).find()) {
            wrong.add("allows anyone");
        }
        return wrong;
    }

    private static List<String> actions(String statement) {
        var actions = ACTIONS.matcher(statement);
        return actions.find()
                ? QUOTED.matcher(actions.group(1)).results().map(quoted -> quoted.group(1)).toList()
                : List.of();
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
