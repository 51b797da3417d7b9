package org.bluehorizons.platform;

/**
 * Refuses settings that break a rule, so that the program does not start with them: for the
 * constructors of settings records.
 *
 * @param prefix such as {@code bluehorizons.ingestion.files}
 */
public record SettingRules(String prefix) {

    /**
     * @param setting as it is written behind the prefix, such as {@code retention-days}
     * @param expected such as {@code 1..3650}
     * @throws IllegalArgumentException saying what was seen, and what was expected
     */
    public void check(boolean holds, String setting, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s.%s: %s (expected: %s)".formatted(prefix, setting, seen, expected));
        }
    }
}
