package org.bluehorizons.exports;

/**
 * Rows that staff may have as a file; a bean of the module that owns the tables.
 *
 * @param name part of the API, never changed; such as {@code trips}
 * @param purpose one sentence for people: what a row is, and which of its times counts
 * @param query a SELECT with two parameters, the period's first instant and the first after it.
 *     Names of columns are the file's header; only ever add some, at the end
 */
public record ExportSet(String name, String purpose, String query) {

    public ExportSet {
        if (!name.matches("[a-z][a-z-]{0,40}")) {
            throw new IllegalArgumentException("not a name of an export: " + name);
        }
    }
}
