package org.bluehorizons.rehearsal.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The statements of a migration: no comments, no texts, one space between words, lower case. Code
 * within dollar quotes stays, as statements of its own.
 */
record MigrationText(List<String> statements) {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern DOLLAR =
            Pattern.compile("\\$[a-z_]*\\$", Pattern.CASE_INSENSITIVE);

    /** Where a statement begins within code. */
    private static final Pattern WITHIN =
            Pattern.compile("\\b(?:begin|then|else|loop) (?=(?:alter|create|drop|truncate) )");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    static MigrationText of(String sql) {
        String bare = COMMENT.matcher(sql).replaceAll(" ");
        bare = TEXT.matcher(bare).replaceAll("''");
        bare = DOLLAR.matcher(bare).replaceAll(" ; ");
        bare = SPACE.matcher(bare).replaceAll(" ").toLowerCase(Locale.ROOT);
        bare = WITHIN.matcher(bare).replaceAll("; ");
        List<String> statements = new ArrayList<>();
        for (String part : bare.split(";", -1)) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return new MigrationText(statements);
    }
}
