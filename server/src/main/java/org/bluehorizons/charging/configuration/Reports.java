package org.bluehorizons.charging.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers that stations give in parts, numbered from 0 and marked when more are to come. Parts may
 * come twice, out of order, or before our command is known to be answered. Safe for use by many
 * threads.
 */
@Component
public class Reports {

    private final JdbcClient database;

    Reports(JdbcClient database) {
        this.database = database;
    }

    /** What a report tells of. */
    public enum Kind {
        VARIABLES,
        MONITORS,
        /** Its parts have no numbers. */
        DISPLAY,
        CUSTOMER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part that came. */
    public record Part(
            String station, int requestId, int number, boolean last, Instant receivedAt) {}

    /**
     * A report of which every part has come.
     *
     * @param whole whether what it leaves out does not exist
     */
    public record Complete(String station, int requestId, boolean whole, Instant requestedAt) {}

    /** How a report stands. */
    @Schema(name = "StationReportStanding")
    public record Standing(
            int requestId,
            int parts,
            Instant requestedAt,
            @Nullable Instant completedAt,
            @Nullable String refused) {}

    /** The station was asked; call it again freely. */
    public void asked(Kind kind, String station, int requestId, boolean whole, Instant at) {
        database.sql(
                        """
                        INSERT INTO charging.report
                            (station_id, kind, request_id, whole, requested_at)
                        VALUES (:station, :kind, :request, :whole, :at)
                        ON CONFLICT (station_id, kind, request_id) DO UPDATE
                        SET whole = excluded.whole,
                            requested_at = least(report.requested_at, excluded.requested_at)
                        """)
                .param("station", station)
                .param("kind", kind.word())
                .param("request", requestId)
                .param("whole", whole)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It will not come. */
    public void refused(Kind kind, String station, int requestId, String reason) {
        database.sql(
                        """
                        UPDATE charging.report SET refused = :reason
                        WHERE station_id = :station AND kind = :kind AND request_id = :request
                        """)
                .param("station", station)
                .param("kind", kind.word())
                .param("request", requestId)
                .param("reason", reason)
                .update();
    }

    /**
     * Notes the parts, at most one of each station.
     *
     * @return the reports that are complete now
     */
    public List<Complete> came(Kind kind, List<Part> parts) {
        return database.sql(
                        """
                        WITH noted AS (
                            INSERT INTO charging.report AS known
                                (station_id, kind, request_id, parts, last_part, requested_at,
                                 completed_at)
                            SELECT station, :kind, request, ARRAY[part],
                                   CASE WHEN last THEN part END, at,
                                   CASE WHEN last AND (part = 0 OR :unnumbered) THEN at END
                            FROM unnest(:stations::text[], :requests::int[], :parts::int[],
                                        :lasts::boolean[], :ats::timestamptz[])
                                 AS came (station, request, part, last, at)
                            ON CONFLICT (station_id, kind, request_id) DO UPDATE
                            SET parts = CASE WHEN known.parts @> excluded.parts THEN known.parts
                                             ELSE known.parts || excluded.parts END,
                                last_part = coalesce(excluded.last_part, known.last_part),
                                completed_at = CASE
                                    WHEN coalesce(excluded.last_part, known.last_part) + 1
                                         <= cardinality(known.parts)
                                            + (NOT known.parts @> excluded.parts)::int
                                         OR (:unnumbered AND excluded.last_part IS NOT NULL)
                                    THEN excluded.requested_at END
                            RETURNING station_id, request_id, whole, requested_at, completed_at)
                        SELECT station_id, request_id, whole, requested_at FROM noted
                        WHERE completed_at IS NOT NULL
                        """)
                .param("kind", kind.word())
                .param("unnumbered", kind == Kind.DISPLAY)
                .param("stations", parts.stream().map(Part::station).toArray(String[]::new))
                .param("requests", parts.stream().map(Part::requestId).toArray(Integer[]::new))
                .param("parts", parts.stream().map(Part::number).toArray(Integer[]::new))
                .param("lasts", parts.stream().map(Part::last).toArray(Boolean[]::new))
                .param(
                        "ats",
                        parts.stream()
                                .map(part -> part.receivedAt().toString())
                                .toArray(String[]::new))
                .query((row, _) ->
                        new Complete(
                                row.getString("station_id"),
                                row.getInt("request_id"),
                                row.getBoolean("whole"),
                                row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public Optional<Standing> find(Kind kind, String station, int requestId) {
        return database.sql(
                        """
                        SELECT request_id, cardinality(parts) AS parts, requested_at, completed_at,
                               refused
                        FROM charging.report
                        WHERE station_id = :station AND kind = :kind AND request_id = :request
                        """)
                .param("station", station)
                .param("kind", kind.word())
                .param("request", requestId)
                .query((row, _) -> {
                    var completed = row.getObject("completed_at", OffsetDateTime.class);
                    return new Standing(
                            row.getInt("request_id"),
                            row.getInt("parts"),
                            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                            completed == null ? null : completed.toInstant(),
                            row.getString("refused"));
                })
                .optional();
    }
}
