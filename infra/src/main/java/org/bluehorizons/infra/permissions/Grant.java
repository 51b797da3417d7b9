package org.bluehorizons.infra.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that allows. Parts of a text that are known only later stand in it as {@code
 * ${anything}}.
 *
 * @param name its Sid, for findings; may be empty
 * @param actions what is allowed
 * @param resources on what
 * @param principals to whom, where the policy is a resource's own or a role's trust
 * @param isByException whether it says what is not allowed instead, or to whom not
 */
public record Grant(
        String name,
        List<String> actions,
        List<String> resources,
        List<Principal> principals,
        List<Condition> conditions,
        boolean isByException) {

    private static final String ANY = "*";
    private static final Pattern LATER = Pattern.compile("\\$\\{[^}]*}");

    /**
     * An ARN that ends with its kind: {@code key/*}, {@code targetgroup/*}{@code /*}; but for
     * network interfaces, which have no names before AWS Lambda makes them.
     */
    private static final Pattern ANY_OF_A_KIND =
            Pattern.compile(
                    "arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:(?!network-interface)[a-z-]+[/:])?\\*(?:[/:]\\*)*");

    /**
     * Who is allowed.
     *
     * @param kind {@code AWS}, {@code Service}, {@code Federated}; empty for anyone
     */
    public record Principal(String kind, String name) {

        boolean isAnyone() {
            return name.equals(ANY);
        }
    }

    /** One condition, such as {@code StringEquals}, {@code aws:SourceAccount} and the accounts. */
    public record Condition(String operator, String key, List<String> values) {}

    /**
     * What is wider than it must be, in words that go on after the policy's name.
     *
     * @return empty where it is sound
     */
    public List<String> tooWide() {
        var wrong = new ArrayList<String>();
        actions.stream()
                .filter(Grant::isEveryAction)
                // The account owns its keys, or nobody could change them.
                .filter(action -> principals.isEmpty() || !action.equals("kms:*"))
                .forEach(action ->
                        wrong.add("allows %s (expected: actions by name)".formatted(action)));
        if (isByException) {
            wrong.add("allows by exception");
        }
        // A resource's own policy speaks of that as everything.
        if (principals.isEmpty() && resources.contains(ANY)) {
            wrong.addAll(AnyResource.wrong(actions));
        }
        if (principals.isEmpty() && conditions.isEmpty()) {
            resources.stream()
                    .filter(Grant::isAnyOfAKind)
                    .map("allows %s (expected: a name, or a condition)"::formatted)
                    .forEach(wrong::add);
        }
        if (principals.stream().anyMatch(Principal::isAnyone) && conditions.isEmpty()) {
            wrong.add("allows anyone");
        }
        wrong.addAll(RightsOfOthers.wrong(this));
        if (isTrust()) {
            wrong.addAll(Trust.wrong(this));
        }
        return wrong.stream().map(this::named).toList();
    }

    /**
     * The same for a boundary, which allows nothing by itself: it may be as wide as services are,
     * but for those by which rights are given.
     */
    public List<String> tooWideForABoundary() {
        return Stream.concat(
                        actions.stream()
                                .filter(action -> action.equals(ANY) || givesRights(action))
                                .map("lets everything pass that is %s"::formatted),
                        RightsOfOthers.wrong(this).stream())
                .map(this::named)
                .toList();
    }

    /**
     * Whether it is the trust of a role that only people with a second factor take, or workflows.
     */
    public boolean isOfPeopleOrWorkflows() {
        return isTrust() && Trust.isOfPeopleOrWorkflows(this);
    }

    /** Whether it allows an action, also by a pattern. */
    boolean allows(String action) {
        return actions.stream().anyMatch(pattern -> covers(pattern, action));
    }

    boolean hasCondition(String key) {
        return conditions.stream().anyMatch(condition -> condition.key().equalsIgnoreCase(key));
    }

    private boolean isTrust() {
        return !principals.isEmpty()
                && actions.stream().anyMatch(action -> action.startsWith("sts:"));
    }

    private String named(String what) {
        return name.isEmpty() ? what : "«%s» %s".formatted(name, what);
    }

    private static boolean isAnyOfAKind(String resource) {
        return ANY_OF_A_KIND.matcher(LATER.matcher(resource).replaceAll("LATER")).matches();
    }

    /** All that a service can do, or all there is. */
    private static boolean isEveryAction(String action) {
        return action.equals(ANY) || action.matches("[^:]+:\\*+");
    }

    private static boolean givesRights(String action) {
        return Stream.of("iam", "sts", "organizations", "account")
                .anyMatch(service -> action.matches(service + ":.*\\*.*"));
    }

    private static boolean covers(String pattern, String action) {
        var expression =
                Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((before, after) -> before + ".*" + after)
                        .orElse("");
        return action.toLowerCase(Locale.ROOT).matches(expression);
    }
}
