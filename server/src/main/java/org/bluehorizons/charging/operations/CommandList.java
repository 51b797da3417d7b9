package org.bluehorizons.charging.operations;

import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads commands as they stand. Safe for use by many threads. */
@Component
class CommandList {

    private final JdbcClient database;

    CommandList(JdbcClient database) {
        this.database = database;
    }

    /** Newest first. */
    List<CommandView> ofStation(
            String station,
            @Nullable String action,
            @Nullable String state,
            @Nullable UUID before,
            int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.command
                        WHERE station_id = :station
                          AND (:before::uuid IS NULL OR id < :before::uuid)
                          AND (:action::text IS NULL OR action = :action)
                          AND (:state::text IS NULL OR state = :state)
                        ORDER BY id DESC
                        LIMIT :rows
                        """)
                .param("station", station)
                .param("before", before)
                .param("action", action)
                .param("state", state)
                .param("rows", rows)
                .query(CommandView::read)
                .list();
    }

    /**
     * @throws ProblemException 404
     */
    CommandView find(UUID id) {
        return database.sql("SELECT * FROM charging.command WHERE id = :id")
                .param("id", id)
                .query(CommandView::read)
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "command_not_found",
                                "There is no command " + id));
    }
}
