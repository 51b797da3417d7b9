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

    /** What COPY does not bring, because it is the same in each row. */
    void fillBy(UUID load, int generation) {
        for (var table : TABLES) {
            make(
                    "ALTER TABLE ingestion.%1$s_%2$d ALTER generation SET DEFAULT %2$d",
                    table, generation);
        }
        database.sql(
                        "ALTER TABLE ingestion.price_%d ALTER load_id SET DEFAULT '%s'::uuid"
                                .formatted(generation, load))
                .update();
    }

    int of(UUID load) {
        return database.sql(
                        "SELECT generation FROM ingestion.price_generation WHERE load_id = :load")
                .param("load", load)
                .query(Integer.class)
                .single();
    }

    /** So that the first reader's questions are planned as well as later ones. */
    void analyze(UUID load) {
        var generation = of(load);
        for (var table : TABLES) {
            make("ANALYZE ingestion.%1$s_%2$d", table, generation);
        }
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
        for (var table : List.of("price_total", "region_total")) {
            make(
                    "CREATE UNIQUE INDEX %1$s_%2$d_key ON ingestion.%1$s_%2$d (day, origin_id, destination_id, currency)",
                    table, generation);
        }
        for (var table : TABLES) {
            make(
                    "ALTER TABLE ingestion.%1$s ATTACH PARTITION ingestion.%1$s_%2$d FOR VALUES IN (%2$d)",
                    table, generation);
        }
    }

    private void make(String statement, String table, int generation) {
        database.sql(statement.formatted(table, generation)).update();
    }
}
