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
            database.sql(
                            """
                            CREATE TABLE ingestion.%1$s_%2$d (LIKE ingestion.%1$s INCLUDING ALL)
                                WITH (autovacuum_vacuum_insert_scale_factor = 0.05)
                            """
                                    .formatted(table, generation))
                    .update();
            database.sql(
                            """
                            ALTER TABLE ingestion.%1$s ATTACH PARTITION ingestion.%1$s_%2$d
                                FOR VALUES IN (%2$d)
                            """
                                    .formatted(table, generation))
                    .update();
        }
    }
}
