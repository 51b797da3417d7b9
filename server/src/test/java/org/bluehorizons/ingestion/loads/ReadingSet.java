package org.bluehorizons.ingestion.loads;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bluehorizons.ingestion.Codes;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.stereotype.Component;

/** A data set that knows how often each row was merged by the load that it is from. */
@Component
class ReadingSet implements DataSet {

    static final String NAME = "test-readings";

    /** Looks on before a chunk is merged, and may take its time. */
    static final AtomicReference<Consumer<StagedRows>> BEFORE_MERGE =
            new AtomicReference<>(_ -> {});

    private static final Map<String, Integer> PLACES = Map.of("SGSIN", 1, "NLRTM", 2);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String purpose() {
        return "For tests.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("key").matching("[a-z0-9-]{1,40}").saying("small letters and digits"),
                Column.date("day"),
                Column.decimal("amount").within(0, 1_000_000).decimals(2).saying("0 to 1000000"),
                Column.code("place", "the code of a place"),
                Column.integer("count").optional());
    }

    @Override
    public List<String> key() {
        return List.of("key");
    }

    @Override
    public List<LoadMode> modes() {
        return List.of(LoadMode.MERGE, LoadMode.REPLACE);
    }

    @Override
    public Map<String, Codes> codes(Connection database) {
        return Map.of("place", code -> PLACES.getOrDefault(code, Codes.UNKNOWN));
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        return row ->
                row.number(4) == 99 && row.number(3) == 2
                        ? new RowCheck.Broken("count", "no 99 in Rotterdam")
                        : null;
    }

    @Override
    public List<StageCheck> stageChecks() {
        return List.of(
                StageCheck.ofChunk(
                        "SELECT s.line, 'amount', s.amount, 'not 13' FROM {staged} AS s WHERE s.amount = 13"),
                StageCheck.ofFile(
                        "SELECT max(s.line), 'count', 1000, 'one 1000 alone' FROM {staged} AS s WHERE s.count = 1000 HAVING count(*) > 1"));
    }

    @Override
    public void prepare(Connection database, UUID load, LoadMode mode) {
        var sql = Statements.on(database);
        sql.sql("CREATE SCHEMA IF NOT EXISTS ingestion_test").update();
        var table = mode == LoadMode.REPLACE ? shadow(load) : "ingestion_test.reading";
        sql.sql(
                        """
                        CREATE TABLE IF NOT EXISTS %s (
                            key text PRIMARY KEY, day date NOT NULL, amount numeric NOT NULL,
                            place int NOT NULL, count bigint, load_id uuid NOT NULL,
                            merges int NOT NULL)
                        """
                                .formatted(table))
                .update();
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        BEFORE_MERGE.get().accept(rows);
        var table =
                rows.mode() == LoadMode.REPLACE ? shadow(rows.load()) : "ingestion_test.reading";
        return Statements.on(database)
                .sql(
                        """
                        INSERT INTO %s AS r
                        SELECT key, day, amount, place, count, :load, 1 FROM %s ORDER BY key
                        ON CONFLICT (key) DO UPDATE
                        SET day = excluded.day, amount = excluded.amount, place = excluded.place,
                            count = excluded.count, load_id = excluded.load_id,
                            merges = CASE WHEN r.load_id = excluded.load_id THEN r.merges + 1
                                          ELSE 1 END
                        """
                                .formatted(table, rows.table()))
                .param("load", rows.load())
                .update();
    }

    @Override
    public void publish(Connection database, UUID load, LoadMode mode) {
        if (mode == LoadMode.REPLACE) {
            var sql = Statements.on(database);
            sql.sql("DROP TABLE IF EXISTS ingestion_test.reading").update();
            sql.sql("ALTER TABLE %s RENAME TO reading".formatted(shadow(load))).update();
        }
    }

    @Override
    public void discard(Connection database, UUID load, LoadMode mode) {
        Statements.on(database).sql("DROP TABLE IF EXISTS " + shadow(load)).update();
    }

    private static String shadow(UUID load) {
        return "ingestion_test.reading_" + load.toString().replace("-", "");
    }
}
