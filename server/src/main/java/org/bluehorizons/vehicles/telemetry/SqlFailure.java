package org.bluehorizons.vehicles.telemetry;

import java.sql.SQLException;

/** What a failed write calls for, by SQLSTATE (PostgreSQL manual, appendix A). */
enum SqlFailure {
    /** A row was stored before. */
    DUPLICATE,
    /** A row cannot be stored at all. */
    ROW,
    /** The world's: try again. */
    WORLD;

    static SqlFailure of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return WORLD;
        }
        if (state.equals("23505")) {
            return DUPLICATE;
        }
        return state.startsWith("22") || state.startsWith("23") ? ROW : WORLD;
    }
}
