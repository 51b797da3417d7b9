package org.bluehorizons.ingestion.loads;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes bad rows out of the staged ones and puts the first of them into the report. */
final class BadRows {

    private final Session session;
    private final UUID load;

    BadRows(Session session, UUID load) {
        this.session = session;
        this.load = load;
    }

    static LoadFailure tooMany(long limit) {
        return new LoadFailure(
                "too_many_rejected",
                "More than %d rows were rejected; see the report.".formatted(limit));
    }

    /** Rows that were found bad while they were read. */
    void report(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        session.sql()
                .sql(
                        """
                        INSERT INTO ingestion.rejected_row (load_id, line, column_name, value, rule)
                        SELECT :load, line, column_name, value, rule
                        FROM unnest(:lines::bigint[], :columns::text[], :values::text[],
                                    :rules::text[]) AS bad (line, column_name, value, rule)
                        ORDER BY line LIMIT %s
                        ON CONFLICT DO NOTHING
                        """
                                .formatted(room()))
                .param("load", load)
                .param("lines", rejections.stream().map(Rejection::line).toArray(Long[]::new))
                .param("columns", rejections.stream().map(Rejection::column).toArray(String[]::new))
                .param("values", rejections.stream().map(Rejection::value).toArray(String[]::new))
                .param("rules", rejections.stream().map(Rejection::rule).toArray(String[]::new))
                .update();
    }

    /**
     * Rows that a statement finds bad.
     *
     * @param query of line, column, value and rule
     * @param tables where these rows are
     * @return how many were removed from each table
     */
    List<Long> remove(String query, List<String> tables) {
        session.sql().sql("DROP TABLE IF EXISTS pg_temp.bad_row").update();
        session.sql()
                .sql(
                        """
                        CREATE TEMPORARY TABLE bad_row ON COMMIT DROP AS
                        SELECT DISTINCT ON (line) line, column_name::text,
                               left(value::text, 200) AS value, rule::text
                        FROM (%s) AS bad (line, column_name, value, rule)
                        ORDER BY line
                        """
                                .formatted(query))
                .update();
        var any =
                session.sql()
                        .sql("SELECT EXISTS (SELECT FROM pg_temp.bad_row)")
                        .query((row, _) -> row.getBoolean(1))
                        .single();
        if (!any) {
            return tables.stream().map(_ -> 0L).toList();
        }
        session.sql()
                .sql(
                        """
                        INSERT INTO ingestion.rejected_row (load_id, line, column_name, value, rule)
                        SELECT :load, line, column_name, value, rule FROM pg_temp.bad_row
                        ORDER BY line LIMIT %s
                        ON CONFLICT DO NOTHING
                        """
                                .formatted(room()))
                .param("load", load)
                .update();
        var removed = new ArrayList<Long>();
        for (var table : tables) {
            removed.add(
                    (long)
                            session.sql()
                                    .sql(
                                            "DELETE FROM %s AS s USING pg_temp.bad_row AS bad WHERE s.line = bad.line"
                                                    .formatted(table))
                                    .update());
        }
        return removed;
    }

    /** How many more the report takes. */
    private String room() {
        return "(SELECT greatest(0, %d - count(*)) FROM ingestion.rejected_row WHERE load_id = '%s')"
                .formatted(FileReading.MOST_KEPT, load);
    }
}
