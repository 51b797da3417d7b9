package org.bluehorizons.charging.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the message log. Safe for use by many threads. */
@Component
class LoggedMessages {

    private static final Set<String> SECRETIVE = Set.of("ChangeConfiguration", "SetVariables");
    private static final Pattern SECRET =
            Pattern.compile("AuthorizationKey|BasicAuthPassword", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE =
            Pattern.compile("(\"(?:value|attributeValue)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

    private final JdbcClient database;

    /**
     * A CALL with its answer.
     *
     * @param direction in: from the station; out: to it
     * @param request the CALL's payload as it was on the wire
     * @param response the CALLRESULT's; null when there was none
     * @param error the CALLERROR's code, or timeout
     * @param millis from the CALL to its answer
     */
    @Schema(name = "ChargingMessage")
    record Message(
            Instant at,
            String stationId,
            long connectionNumber,
            @Schema(example = "in") String direction,
            @Schema(example = "BootNotification") String action,
            String messageId,
            String request,
            @Nullable String response,
            @Nullable String error,
            @Nullable Integer millis) {}

    /**
     * What is asked for, from an instant to before another.
     *
     * @param station null: of any
     */
    record Question(@Nullable String station, MessageFilter filter, Instant from, Instant to) {

        Question within(Instant start, Instant end) {
            return new Question(station, filter, start, end);
        }
    }

    /** Where a message stands in the list; the last comes first. */
    record Place(Instant at, String station, String direction, String messageId) {

        /** Before everything of this instant. */
        static Place before(Instant instant) {
            return new Place(instant, "", "", "");
        }

        static Place of(Message message) {
            return new Place(
                    message.at(), message.stationId(), message.direction(), message.messageId());
        }
    }

    LoggedMessages(JdbcClient database) {
        this.database = database;
    }

    boolean knows(String station) {
        return database.sql("SELECT EXISTS (SELECT FROM charging.station WHERE id = :id)")
                .param("id", station)
                .query(Boolean.class)
                .single();
    }

    /**
     * The last first.
     *
     * @param before where the page before ended
     */
    List<Message> find(Question question, @Nullable Place before, int most) {
        var filter = question.filter();
        var ofStation = question.station() == null ? "" : "AND station_id = :station";
        return database.sql(
                        """
                        SELECT * FROM charging.message
                        WHERE at >= :from AND at < :to %s
                          AND (:action::text IS NULL OR action = :action)
                          AND (:direction::text IS NULL OR direction = :direction)
                          AND (NOT :errors OR error IS NOT NULL)
                          AND (:text::text IS NULL
                               OR position(lower(:text) IN lower(request)) > 0
                               OR position(lower(:text) IN lower(response)) > 0)
                          AND (:beforeAt::timestamptz IS NULL
                               OR (at, station_id, direction, message_id)
                                  < (:beforeAt, :beforeStation::text, :beforeDirection::text,
                                     :beforeId::text))
                        ORDER BY at DESC, station_id DESC, direction DESC, message_id DESC
                        LIMIT :most
                        """
                                .formatted(ofStation))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .param("station", question.station())
                .param("action", filter.action())
                .param("direction", filter.direction())
                .param("errors", Boolean.TRUE.equals(filter.errors()))
                .param("text", filter.text())
                .param("beforeAt", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
                .param("beforeStation", before == null ? null : before.station())
                .param("beforeDirection", before == null ? null : before.direction())
                .param("beforeId", before == null ? null : before.messageId())
                .param("most", most)
                .query((row, _) -> message(row))
                .list();
    }

    /** A password that a station was given is nobody's to read. */
    private static String masked(String action, String request) {
        return SECRETIVE.contains(action) && SECRET.matcher(request).find()
                ? VALUE.matcher(request).replaceAll("$1\"***\"")
                : request;
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("station_id"),
                row.getLong("connection_number"),
                row.getString("direction"),
                row.getString("action"),
                row.getString("message_id"),
                masked(row.getString("action"), row.getString("request")),
                row.getString("response"),
                row.getString("error"),
                row.getObject("millis", Integer.class));
    }
}
