package org.bluehorizons.ingestion.sources;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.Node;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was found at watched places and what became of it. A row is held by one node at a time, by a
 * lease of the database's clock. Safe for use by many threads.
 */
@Component
class FoundFiles {

    /** Longer than between two renewals, shorter than anybody wants to wait for a dead node. */
    private static final String LEASE = "interval '60 seconds'";

    private static final int MOST_ATTEMPTS = 10;

    private final JdbcClient database;
    private final UUID node;

    FoundFiles(JdbcClient database, Node node) {
        this.database = database;
        this.node = node.id();
    }

    /** A file at a place. */
    record Found(UUID id, String name, String version, int attempts) {

        boolean lastAttempt() {
            return attempts >= MOST_ATTEMPTS;
        }
    }

    /** One whose load is over. */
    record Loaded(Found found, boolean well) {}

    /** Nothing happens when it was found before. */
    void add(String place, String dataSet, List<Place.Candidate> candidates) {
        database.sql(
                        """
                        INSERT INTO ingestion.found_file (place, name, version, data_set)
                        SELECT :place, name, version, :dataSet
                        FROM unnest(:names::text[], :versions::text[]) AS found (name, version)
                        ON CONFLICT (place, name, version) DO NOTHING
                        """)
                .param("place", place)
                .param("dataSet", dataSet)
                .param(
                        "names",
                        candidates.stream().map(Place.Candidate::name).toArray(String[]::new))
                .param(
                        "versions",
                        candidates.stream().map(Place.Candidate::version).toArray(String[]::new))
                .update();
    }

    /** The oldest that nobody holds; this node holds it then. */
    Optional<Found> claim(String place) {
        return database.sql(
                        """
                        UPDATE ingestion.found_file
                        SET holder = :node, lease_until = now() + %s, attempts = attempts + 1
                        WHERE id = (SELECT id FROM ingestion.found_file
                                    WHERE place = :place AND state = 'found'
                                      AND (lease_until IS NULL OR lease_until < now())
                                    ORDER BY id
                                    LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                        RETURNING id, name, version, attempts
                        """
                                .formatted(LEASE))
                .param("node", node)
                .param("place", place)
                .query((row, _) ->
                        new Found(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("version"),
                                row.getInt("attempts")))
                .optional();
    }

    /**
     * @return false: another node holds it
     */
    boolean renew(Found found) {
        return database.sql(
                                """
                                UPDATE ingestion.found_file SET lease_until = now() + %s
                                WHERE id = :id AND holder = :node AND state = 'found'
                                """
                                        .formatted(LEASE))
                        .param("id", found.id())
                        .param("node", node)
                        .update()
                == 1;
    }

    /** To be tried again when the lease is over. */
    void failed(Found found, String failure) {
        database.sql(
                        """
                        UPDATE ingestion.found_file SET failure = :failure
                        WHERE id = :id AND holder = :node
                        """)
                .param("failure", failure)
                .param("id", found.id())
                .param("node", node)
                .update();
    }

    /** Call it in the transaction that starts the load. */
    boolean loading(Found found, UUID file, UUID load) {
        return database.sql(
                                """
                                UPDATE ingestion.found_file
                                SET state = 'loading', file_id = :file, load_id = :load,
                                    failure = NULL
                                WHERE id = :id AND holder = :node AND state = 'found'
                                """)
                        .param("file", file)
                        .param("load", load)
                        .param("id", found.id())
                        .param("node", node)
                        .update()
                == 1;
    }

    /** It never becomes a load. */
    void refused(Found found, String failure) {
        database.sql(
                        """
                        UPDATE ingestion.found_file
                        SET state = 'ended', failure = :failure, ended_at = now()
                        WHERE id = :id AND holder = :node AND state = 'found'
                        """)
                .param("failure", failure)
                .param("id", found.id())
                .param("node", node)
                .update();
    }

    /** Those whose load is over, but which do not know it yet. */
    List<Loaded> loaded(String place) {
        return database.sql(
                        """
                        SELECT found_file.id, name, version, attempts, load.state = 'done' AS well
                        FROM ingestion.found_file JOIN ingestion.load ON load.id = load_id
                        WHERE place = :place AND found_file.state = 'loading'
                          AND load.ended_at IS NOT NULL
                        ORDER BY found_file.id
                        LIMIT 1000
                        """)
                .param("place", place)
                .query((row, _) ->
                        new Loaded(
                                new Found(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getString("version"),
                                        row.getInt("attempts")),
                                row.getBoolean("well")))
                .list();
    }

    void ended(Found found) {
        database.sql(
                        """
                        UPDATE ingestion.found_file SET state = 'ended', ended_at = now()
                        WHERE id = :id AND state = 'loading'
                        """)
                .param("id", found.id())
                .update();
    }
}
