package org.bluehorizons.ingestion.loads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads and their reports, as people read them. Safe for use by many threads. */
@Component
class LoadList {

    private static final String LIST = "loads";
    private static final String REJECTED = "rejected rows";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient database;

    /** A row that was not loaded. */
    @Schema(name = "RejectedRow")
    record RejectedRow(
            long line,
            @Schema(
                            description = "Null: the row as a whole.",
                            types = {"string", "null"})
                    @Nullable String column,
            @Schema(
                            description = "What was seen, cut to 200 characters.",
                            types = {"string", "null"})
                    @Nullable String value,
            @Schema(example = "a date: yyyy-MM-dd") String rule) {}

    LoadList(JdbcClient database) {
        this.database = database;
    }

    Optional<LoadView> find(UUID id) {
        return database.sql("SELECT * FROM ingestion.load WHERE id = :id")
                .param("id", id)
                .query((row, _) -> LoadView.read(row))
                .optional();
    }

    /** Newest first; what is null is not asked for. */
    Page<LoadView> page(@Nullable String dataSet, @Nullable String state, PageRequest request) {
        if (state != null
                && Arrays.stream(LoadState.values()).noneMatch(s -> s.word().equals(state))) {
            throw ProblemException.field("state", "one of " + Arrays.toString(LoadState.values()));
        }
        var found =
                database.sql(
                                """
                                SELECT * FROM ingestion.load
                                WHERE id < :before
                                  AND (:set::text IS NULL OR data_set = :set)
                                  AND (:state::text IS NULL OR state = :state)
                                ORDER BY id DESC LIMIT :rows
                                """)
                        .param(
                                "before",
                                request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(LAST))
                        .param("set", dataSet)
                        .param("state", state)
                        .param("rows", request.rows())
                        .query((row, _) -> LoadView.read(row))
                        .list();
        return Page.of(found, request, load -> Cursor.of(LIST, load.id()));
    }

    /** By line. */
    Page<RejectedRow> rejected(UUID load, PageRequest request) {
        var after = request.after(REJECTED, 1).map(cursor -> cursor.number(0)).orElse(-1L);
        return Page.of(
                rejected(load, after, request.rows()),
                request,
                row -> Cursor.of(REJECTED, row.line()));
    }

    /** All that were kept, as CSV (RFC 4180). */
    String rejectedAsCsv(UUID load) {
        return rejected(load, -1, FileReading.MOST_KEPT).stream()
                .map(row ->
                        "%d,%s,%s,%s\r\n"
                                .formatted(
                                        row.line(),
                                        quoted(row.column()),
                                        quoted(row.value()),
                                        quoted(row.rule())))
                .collect(Collectors.joining("", "line,column,value,rule\r\n", ""));
    }

    /** Programs that calculate take what begins like a formula for one. */
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var harmless =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private List<RejectedRow> rejected(UUID load, long after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM ingestion.rejected_row
                        WHERE load_id = :load AND line > :after ORDER BY line LIMIT :rows
                        """)
                .param("load", load)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) ->
                        new RejectedRow(
                                row.getLong("line"),
                                row.getString("column_name"),
                                row.getString("value"),
                                row.getString("rule")))
                .list();
    }
}
