package org.bluehorizons.ingestion.rates;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replacements of all prices. Each fills partitions of its own, which nobody reads; {@link #show}
 * makes them the ones that are read, in one step for all; what was read before is then {@code old},
 * and {@link OldPrices} drops it.
 *
 * @param database on the connection of the caller's transaction
 */
record PriceGenerations(JdbcClient database) {

    static final List<String> TOTALS = List.of("price_total", "region_total");
    static final List<String> TABLES = List.of("price", "price_total", "region_total");

    /** Makes the partitions that the load fills, unless they are there. Readers do not wait. */
    void begin(UUID load) {
        database.sql(
                        """
                        INSERT INTO ingestion.price_generation (load_id) VALUES (:load)
                        ON CONFLICT (load_id) DO NOTHING RETURNING generation
                        """)
                .param("load", load)
                .query(Integer.class)
                .optional()
                .ifPresent(this::makePartitions);
    }

    /**
     * Readies the load's generation for COPY: with what is the same in each row, and without the
     * totals' indexes, which cost less at the end.
     *
     * @see #complete
     */
    int fill(UUID load) {
        var generation = of(load);
        if (isNew(generation)) {
            for (var table : TABLES) {
                make(
                        "ALTER TABLE ingestion.%1$s_%2$d ALTER generation SET DEFAULT %2$d",
                        table, generation);
            }
            database.sql(
                            "ALTER TABLE ingestion.price_%d ALTER load_id SET DEFAULT '%s'::uuid"
                                    .formatted(generation, load))
                    .update();
            for (var table : TOTALS) {
                make("DROP INDEX ingestion.%1$s_%2$d_key", table, generation);
                // Without an index it would have readers plan parallel workers, whom each question
                // waits for although it never comes to read here.
                make(
                        "ALTER TABLE ingestion.%1$s_%2$d SET (parallel_workers = 0)",
                        table, generation);
            }
        }
        return generation;
    }

    /**
     * In a later run it is not: all readers would wait for changes of a table that they can see.
     */
    private boolean isNew(int generation) {
        return database.sql(
                        "SELECT to_regclass('ingestion.price_total_%d_key') IS NOT NULL"
                                .formatted(generation))
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /**
     * @param day since 1970, the totals of which do not have all that is in
     */
    void leaveOpen(int generation, long day) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation SET open_day = DATE '1970-01-01' + :day
                        WHERE generation = :generation
                        """)
                .param("day", (int) day)
                .param("generation", generation)
                .update();
    }

    /** All is there: the indexes, and figures to plan the first questions by. */
    void complete(int generation) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation SET open_day = NULL
                        WHERE generation = :generation
                        """)
                .param("generation", generation)
                .update();
        for (var table : TOTALS) {
            makeKey(table, generation);
            make("ANALYZE ingestion.%1$s_%2$d", table, generation);
        }
    }

    int of(UUID load) {
        return database.sql(
                        "SELECT generation FROM ingestion.price_generation WHERE load_id = :load")
                .param("load", load)
                .query(Integer.class)
                .single();
    }

    /** From the commit on, all readers see what the load has filled, and nothing of before. */
    void show(UUID load) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation
                        SET state = CASE WHEN load_id = :load THEN 'current' ELSE 'old' END
                        WHERE load_id = :load OR state = 'current'
                        """)
                .param("load", load)
                .update();
        database.sql(
                        """
                        UPDATE ingestion.price_state
                        SET generation = (SELECT generation FROM ingestion.price_generation
                                          WHERE load_id = :load)
                        """)
                .param("load", load)
                .update();
    }

    void giveUp(UUID load) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation SET state = 'old'
                        WHERE load_id = :load AND state = 'filling'
                        """)
                .param("load", load)
                .update();
    }

    private void makePartitions(int generation) {
        for (var table : TABLES) {
            make("CREATE TABLE ingestion.%1$s_%2$d (LIKE ingestion.%1$s)", table, generation);
        }
        make(
                "CREATE INDEX %1$s_%2$d_day ON ingestion.%1$s_%2$d USING brin (day) WITH (pages_per_range = 32)",
                "price", generation);
        for (var table : TOTALS) {
            makeKey(table, generation);
        }
        for (var table : TABLES) {
            make(
                    "ALTER TABLE ingestion.%1$s ATTACH PARTITION ingestion.%1$s_%2$d FOR VALUES IN (%2$d)",
                    table, generation);
        }
    }

    private void makeKey(String table, int generation) {
        make(
                "CREATE UNIQUE INDEX %1$s_%2$d_key ON ingestion.%1$s_%2$d (day, origin_id, destination_id, currency)",
                table, generation);
    }

    private void make(String statement, String table, int generation) {
        database.sql(statement.formatted(table, generation)).update();
    }
}
