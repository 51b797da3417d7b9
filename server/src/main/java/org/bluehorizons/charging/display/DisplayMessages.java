package org.bluehorizons.charging.display;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.MessageInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages that stations show. Safe for use by many threads. */
@Component
class DisplayMessages {

    private final JdbcClient database;

    DisplayMessages(JdbcClient database) {
        this.database = database;
    }

    record Shown(String station, MessageInfo message, Instant readAt) {}

    private record Key(String station, int id) {}

    /** All in one statement; of several of one id the last counts. */
    void put(List<Shown> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<Key, Shown> last = new LinkedHashMap<>();
        told.forEach(shown -> last.put(new Key(shown.station(), shown.message().id()), shown));
        var rows = last.values();
        database.sql(
                        """
                        INSERT INTO charging.display_message
                            (station_id, id, priority, shown_while, shown_from, shown_until,
                             transaction_id, format, language, content, read_at)
                        SELECT * FROM unnest(
                            :stations::text[], :ids::int[], :priorities::text[], :whiles::text[],
                            :froms::timestamptz[], :untils::timestamptz[], :transactions::text[],
                            :formats::text[], :languages::text[], :contents::text[],
                            :readAts::timestamptz[])
                        ON CONFLICT (station_id, id) DO UPDATE SET
                            priority = excluded.priority, shown_while = excluded.shown_while,
                            shown_from = excluded.shown_from, shown_until = excluded.shown_until,
                            transaction_id = excluded.transaction_id, format = excluded.format,
                            language = excluded.language, content = excluded.content,
                            read_at = excluded.read_at
                        """)
                .param("stations", texts(rows, Shown::station))
                .param("ids", rows.stream().map(row -> row.message().id()).toArray(Integer[]::new))
                .param("priorities", texts(rows, row -> OcppWord.of(row.message().priority())))
                .param("whiles", texts(rows, row -> OcppWord.ofNullable(row.message().state())))
                .param("froms", texts(rows, row -> text(row.message().startDateTime())))
                .param("untils", texts(rows, row -> text(row.message().endDateTime())))
                .param("transactions", texts(rows, row -> row.message().transactionId()))
                .param("formats", texts(rows, row -> OcppWord.of(row.message().message().format())))
                .param("languages", texts(rows, row -> row.message().message().language()))
                .param("contents", texts(rows, row -> row.message().message().content()))
                .param("readAts", texts(rows, row -> row.readAt().toString()))
                .update();
    }

    void remove(String station, int id) {
        database.sql("DELETE FROM charging.display_message WHERE station_id = :s AND id = :id")
                .param("s", station)
                .param("id", id)
                .update();
    }

    /** The station has told all its messages since then. */
    void forgetOlder(String station, Instant than) {
        database.sql(
                        """
                        DELETE FROM charging.display_message
                        WHERE station_id = :station AND read_at < :than
                        """)
                .param("station", station)
                .param("than", than.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A message as callers see it. */
    @Schema(name = "StationDisplayMessage")
    record View(
            int id,
            String priority,
            @Nullable String shownWhile,
            @Nullable Instant shownFrom,
            @Nullable Instant shownUntil,
            @Nullable String transactionId,
            String format,
            @Nullable String language,
            String content,
            Instant readAt) {}

    List<View> list(String station, @Nullable Integer after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.display_message
                        WHERE station_id = :station AND (:after::int IS NULL OR id > :after)
                        ORDER BY id
                        LIMIT :rows
                        """)
                .param("station", station)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) ->
                        new View(
                                row.getInt("id"),
                                row.getString("priority"),
                                row.getString("shown_while"),
                                instant(row.getObject("shown_from", OffsetDateTime.class)),
                                instant(row.getObject("shown_until", OffsetDateTime.class)),
                                row.getString("transaction_id"),
                                row.getString("format"),
                                row.getString("language"),
                                row.getString("content"),
                                row.getObject("read_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable String[] texts(
            Collection<Shown> rows, Function<Shown, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
