package org.bluehorizons.infra;

/**
 * Something that a check found wrong.
 *
 * @param where file and line, or the address of a resource
 * @param what what was seen, and what was expected
 */
public record Finding(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
