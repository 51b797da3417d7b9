package org.bluehorizons.charging.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a bulk is, in all and at each station. Safe for use by many threads. */
@Component
class BulkProgress {

    // What a station's part in a bulk is called: its command's state once it has one.
    private static final String STATE = "coalesce(command.state, target.state)";

    private final JdbcClient database;

    BulkProgress(JdbcClient database) {
        this.database = database;
    }

    /** What became of a bulk at one station. */
    @Schema(name = "BulkResult")
    record Result(
            String stationId,
            @Schema(
                            description =
                                    "waiting, skipped, cancelled, or the state of its command: accepted, sent, answered, refused, failed, expired.")
                    String state,
            @Nullable UUID commandId,
            @Schema(types = {"object", "null"}) @JsonRawValue @Nullable String response,
            @Nullable String reason) {

        static Result read(ResultSet row, int number) throws SQLException {
            return new Result(
                    row.getString("station_id"),
                    row.getString("state"),
                    row.getObject("command_id", UUID.class),
                    row.getString("response"),
                    row.getString("reason"));
        }
    }

    /** Stations by state. */
    Map<String, Integer> counts(UUID bulk) {
        var counts = new LinkedHashMap<String, Integer>();
        database.sql(
                        """
                        SELECT %s AS state, count(*)::int AS stations
                        FROM charging.bulk_target target
                        LEFT JOIN charging.command ON command.id = target.command_id
                        WHERE target.bulk_id = :bulk
                        GROUP BY 1
                        ORDER BY 1
                        """
                                .formatted(STATE))
                .param("bulk", bulk)
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("stations"));
                });
        return counts;
    }

    /** In the order of stations' ids. */
    List<Result> results(UUID bulk, @Nullable String state, @Nullable String after, int rows) {
        return database.sql(
                        """
                        SELECT target.station_id, %1$s AS state, target.command_id,
                               command.response, coalesce(command.reason, target.reason) AS reason
                        FROM charging.bulk_target target
                        LEFT JOIN charging.command ON command.id = target.command_id
                        WHERE target.bulk_id = :bulk
                          AND (:after::text IS NULL OR target.station_id > :after)
                          AND (:state::text IS NULL OR %1$s = :state)
                        ORDER BY target.station_id
                        LIMIT :rows
                        """
                                .formatted(STATE))
                .param("bulk", bulk)
                .param("state", state)
                .param("after", after)
                .param("rows", rows)
                .query(Result::read)
                .list();
    }
}
