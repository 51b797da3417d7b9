package org.bluehorizons.ingestion.loads;

import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL said, by its code (PostgreSQL manual, appendix A). */
record SqlFailure(String code, String text) {

    private static final String QUERY_CANCELED = "57014";

    /** The one behind an exception, if there is one. */
    static Optional<SqlFailure> in(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(
                        new SqlFailure(sql.getSQLState(), String.valueOf(sql.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** Somebody has ended the statement. */
    boolean isInterruption() {
        return code.equals(QUERY_CANCELED);
    }

    /** Data, a constraint or a statement that will not do, however often it is tried. */
    boolean isOurs() {
        return code.startsWith("22")
                || code.startsWith("23")
                || code.startsWith("42")
                || code.startsWith("0A")
                || code.startsWith("P0")
                || code.startsWith("21");
    }
}
