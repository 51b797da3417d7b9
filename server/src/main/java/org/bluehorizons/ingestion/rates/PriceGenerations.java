package org.bluehorizons.ingestion.rates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The keys of totals begin with the day, for files come in the order of days. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "price_total", "day, origin_id, destination_id, currency",
                    "region_total", "day, origin_id, destination_id, currency",
                    "place_total", "day, place_id, outward, currency");

    static final List<String> TABLES =
            List.of("price", "price_total", "region_total", "place_total");
    private static final List<String> TOTALS = TABLES.subList(1, TABLES.size());

    /** Makes the partitions that the load fills, unless they are there. Readers do not wait. */
    void begin(UUID load) {
        database.sql(
                        """
                        INSERT INTO ingestion.price_generation (load_id) VALUES (:load)
                        ON CONFLICT (load_id) DO NOTHING
                        """)
                .param("load", load)
                .update();
        var generation = of(load);
        TABLES.forEach(table -> makePartition(table, generation));
    }

    /**
     * Readies the load's generation for COPY: with the generation as a default, and without the
     * totals' indexes, which cost less at the end. Prices do without the load, which is that of the
     * generation: a fifth of a row.
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
        return isThere("price_total_%d_key".formatted(generation));
    }

    /**
     * @param day since 1970, the totals of which do not have all that is in
     * @param more prices that the totals of places have now
     */
    void leaveOpen(int generation, long day, long more) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation
                        SET open_day = DATE '1970-01-01' + :day, place_prices = place_prices + :more
                        WHERE generation = :generation
                        """)
                .param("day", (int) day)
                .param("more", more)
                .param("generation", generation)
                .update();
    }

    /** All is there: the indexes, and figures to plan the first questions by. */
    void complete(int generation) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation
                        SET open_day = NULL,
                            place_version = CASE WHEN place_prices IS NOT NULL THEN 0 END
                        WHERE generation = :generation
                        """)
                .param("generation", generation)
                .update();
        for (var table : TOTALS) {
            // Nobody reads the file any more, so that there are processors for a parallel build.
            make("ALTER TABLE ingestion.%1$s_%2$d RESET (parallel_workers)", table, generation);
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
        database.sql(
                        """
                        UPDATE ingestion.price_generation
                        SET place_version = (SELECT version FROM ingestion.price_state)
                        WHERE load_id = :load AND place_version = 0
                        """)
                .param("load", load)
                .update();
    }

    /** How many prices the totals of places have; empty: too few. Of one that is being filled. */
    Optional<Long> placePrices(int generation) {
        return database.sql(
                        """
                        SELECT place_prices FROM ingestion.price_generation
                        WHERE generation = :generation AND place_prices IS NOT NULL
                        """)
                .param("generation", generation)
                .query(Long.class)
                .optional();
    }

    /** They have to be made anew once the generation is shown. */
    void forgetPlaces(int generation) {
        database.sql(
                        """
                        UPDATE ingestion.price_generation SET place_prices = NULL
                        WHERE generation = :generation
                        """)
                .param("generation", generation)
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

    /** Where totals of places go; an older release may have left it out, or without its index. */
    void readyPlaces(int generation) {
        makePartition("place_total", generation);
        makeKey("place_total", generation);
    }

    /** Unless it is there. */
    private void makePartition(String table, int generation) {
        if (isThere("%s_%d".formatted(table, generation))) {
            return;
        }
        make("CREATE TABLE ingestion.%1$s_%2$d (LIKE ingestion.%1$s)", table, generation);
        if (KEYS.containsKey(table)) {
            makeKey(table, generation);
        } else {
            make(
                    "CREATE INDEX %1$s_%2$d_day ON ingestion.%1$s_%2$d USING brin (day) WITH (pages_per_range = 32)",
                    table, generation);
        }
        make(
                "ALTER TABLE ingestion.%1$s ATTACH PARTITION ingestion.%1$s_%2$d FOR VALUES IN (%2$d)",
                table, generation);
    }

    private boolean isThere(String relation) {
        return database.sql("SELECT to_regclass('ingestion.%s') IS NOT NULL".formatted(relation))
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private void makeKey(String table, int generation) {
        database.sql(
                        "CREATE UNIQUE INDEX IF NOT EXISTS %1$s_%2$d_key ON ingestion.%1$s_%2$d (%3$s)"
                                .formatted(table, generation, KEYS.get(table)))
                .update();
    }

    private void make(String statement, String table, int generation) {
        database.sql(statement.formatted(table, generation)).update();
    }
}
