package org.bluehorizons.rehearsal.migrations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * While a release rolls, the previous one works on the new schema, and it must be able to come back
 * to it. So a migration only adds; what takes away stands in a migration whose name begins with
 * {@code contract}, in a later release than the last that uses it.
 */
public final class MigrationRules {
    private static final Pattern CONTRACT = Pattern.compile("[VR].*__contract_.*\\.sql");
    private static final Pattern CREATED =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?([a-z0-9_.]+)");
    private static final Pattern ALTERED =
            Pattern.compile("alter table (?:if exists )?(?:only )?([a-z0-9_.]+) (.*)");
    private static final Pattern INDEX =
            Pattern.compile(
                    "create unique index (?:concurrently )?(?:if not exists )?(?:[a-z0-9_]+ )?on"
                            + " (?:only )?([a-z0-9_.]+).*");
    private static final Pattern DROPPED =
            Pattern.compile(
                    "drop (table|column|schema|view|materialized"
                            + " view|sequence|type|function|procedure|trigger|domain)\\b.*");
    private static final Pattern EMPTIED = Pattern.compile("truncate (?:table )?([a-z0-9_.]+).*");

    /** At commas that separate what is done to a table, not those within brackets. */
    private static final Pattern ACTIONS = Pattern.compile(",(?![^(]*\\))");

    private MigrationRules() {}

    /**
     * Something that the previous release might not survive.
     *
     * @param file its name
     */
    public record Finding(String file, String statement, String why) {
        @Override
        public String toString() {
            return "%s: %s (%s)".formatted(file, statement, why);
        }
    }

    /** All findings in a migration, in its order. */
    public static List<Finding> check(String file, String sql) {
        if (CONTRACT.matcher(file).matches()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (String statement : MigrationText.of(sql).statements()) {
            Matcher created = CREATED.matcher(statement);
            if (created.lookingAt()) {
                own.add(created.group(1));
            }
            for (String why : reasons(statement, own)) {
                findings.add(new Finding(file, statement, why));
            }
        }
        return findings;
    }

    private static List<String> reasons(String statement, Set<String> own) {
        List<String> reasons = new ArrayList<>();
        Matcher altered = ALTERED.matcher(statement);
        Matcher index = INDEX.matcher(statement);
        Matcher emptied = EMPTIED.matcher(statement);
        if (altered.matches()) {
            if (!own.contains(altered.group(1))) {
                for (String action : ACTIONS.split(altered.group(2), -1)) {
                    addReason(reasons, action.strip());
                }
            }
        } else if (DROPPED.matcher(statement).matches()) {
            reasons.add("the previous release may still use it");
        } else if (statement.startsWith("alter ") && statement.contains(" rename ")) {
            reasons.add("the previous release knows the old name");
        } else if (index.matches() && !own.contains(index.group(1))) {
            reasons.add("the previous release may write equal rows");
        } else if (emptied.matches() && !own.contains(emptied.group(1))) {
            reasons.add("the previous release may need the rows");
        }
        return reasons;
    }

    /** Of one action on a table that was there before. */
    private static void addReason(List<String> reasons, String action) {
        boolean isColumn =
                action.startsWith("add ")
                        && !action.matches(
                                "add (constraint|check|unique|primary|foreign|exclude)\\b.*");
        if (action.matches("drop (?!constraint|default|not null|identity|expression).*")) {
            reasons.add("the previous release may still use it");
        } else if (action.startsWith("rename ")) {
            reasons.add("the previous release knows the old name");
        } else if (isColumn
                && action.contains(" not null")
                && !action.matches(".* (default|generated) .*")) {
            reasons.add("the previous release does not write the column: it needs a default");
        } else if (action.matches("alter (column )?[a-z0-9_]+ set not null.*")) {
            reasons.add("the previous release may write nothing there");
        } else if (action.matches("alter (column )?[a-z0-9_]+ (set data )?type .*")) {
            reasons.add("the previous release knows the old type");
        } else if (action.matches("alter (column )?[a-z0-9_]+ drop default.*")) {
            reasons.add("the previous release may rely on the default");
        } else if (action.matches(
                "add (constraint [a-z0-9_]+ )?(check|unique|primary|foreign|exclude)\\b.*")) {
            reasons.add("the previous release may write what it forbids");
        }
    }
}
