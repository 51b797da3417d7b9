package org.bluehorizons.charging.locallists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.locallists.LocalListDraft.Checked;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of lists, their tokens and their places. Safe for use by many threads. */
@Component
class LocalListTable {

    private static final String SELECT =
            """
            SELECT list.*,
                   ARRAY(SELECT token_id FROM charging.local_list_token
                         WHERE list_id = list.id ORDER BY token_id) AS tokens,
                   ARRAY(SELECT site_id FROM charging.local_list_assignment
                         WHERE list_id = list.id AND site_id IS NOT NULL ORDER BY site_id) AS sites,
                   ARRAY(SELECT station_id FROM charging.local_list_assignment
                         WHERE list_id = list.id AND station_id IS NOT NULL
                         ORDER BY station_id) AS stations
            FROM charging.local_list AS list
            """;

    private final JdbcClient database;

    LocalListTable(JdbcClient database) {
        this.database = database;
    }

    Optional<LocalList> find(UUID id) {
        return database.sql(SELECT + "WHERE list.id = :id")
                .param("id", id)
                .query((row, _) -> list(row))
                .optional();
    }

    LocalList get(UUID id) {
        return find(id).orElseThrow(() ->
                ProblemException.of(
                        HttpStatus.NOT_FOUND,
                        "local_list_not_found",
                        "There is no local list " + id));
    }

    /** Locked until the transaction ends. */
    LocalList lock(UUID id) {
        database.sql("SELECT FROM charging.local_list WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(row -> {});
        return get(id);
    }

    /** By id. */
    List<LocalList> list(@Nullable UUID after, int rows) {
        return database.sql(
                        SELECT
                                + """
                                WHERE :after::uuid IS NULL OR list.id > :after
                                ORDER BY list.id LIMIT :rows
                                """)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> list(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code local_list_taken}, 422 for what is not there
     */
    UUID insert(Checked wanted) {
        try {
            var id =
                    database.sql(
                                    """
                                    INSERT INTO charging.local_list (name) VALUES (:name) RETURNING id
                                    """)
                            .param("name", wanted.name())
                            .query(UUID.class)
                            .single();
            fill(id, wanted);
            return id;
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    /** Writes everything, and the next version. */
    void update(UUID id, Checked wanted) {
        try {
            database.sql(
                            """
                            UPDATE charging.local_list SET name = :name, version = version + 1
                            WHERE id = :id
                            """)
                    .param("id", id)
                    .param("name", wanted.name())
                    .update();
            fill(id, wanted);
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    void delete(UUID id) {
        database.sql("DELETE FROM charging.local_list WHERE id = :id").param("id", id).update();
    }

    private void fill(UUID id, Checked wanted) {
        database.sql("DELETE FROM charging.local_list_token WHERE list_id = :id")
                .param("id", id)
                .update();
        database.sql("DELETE FROM charging.local_list_assignment WHERE list_id = :id")
                .param("id", id)
                .update();
        database.sql(
                        """
                        INSERT INTO charging.local_list_token (list_id, token_id)
                        SELECT :id, token FROM unnest(:tokens::uuid[]) AS token
                        """)
                .param("id", id)
                .param("tokens", wanted.tokenIds().toArray(UUID[]::new))
                .update();
        database.sql(
                        """
                        INSERT INTO charging.local_list_assignment (list_id, station_id, site_id)
                        SELECT :id, station, NULL::uuid FROM unnest(:stations::text[]) AS station
                        UNION ALL
                        SELECT :id, NULL, site FROM unnest(:sites::uuid[]) AS site
                        """)
                .param("id", id)
                .param("stations", wanted.stationIds().toArray(String[]::new))
                .param("sites", wanted.siteIds().toArray(UUID[]::new))
                .update();
    }

    private static RuntimeException problem(DataIntegrityViolationException refused) {
        if (refused instanceof DuplicateKeyException) {
            return ProblemException.of(
                    HttpStatus.CONFLICT, "local_list_taken", "name: another list has it");
        }
        var message = String.valueOf(refused.getMessage());
        if (message.contains("token_id_fkey")) {
            return ProblemException.field("tokenIds", "charging tokens that exist");
        }
        return message.contains("site_id_fkey")
                ? ProblemException.field("siteIds", "sites that exist")
                : ProblemException.field("stationIds", "charging stations that exist");
    }

    private static LocalList list(ResultSet row) throws SQLException {
        return new LocalList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((UUID[]) row.getArray("tokens").getArray()),
                List.of((UUID[]) row.getArray("sites").getArray()),
                List.of((String[]) row.getArray("stations").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
