package org.bluehorizons.charging.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of tokens. Safe for use by many threads. */
@Component
class IdTokenTable {

    private static final String FIELDS =
            """
            token, type, status, expires_at, group_id, account, driver_id, vehicle_id, internal,
            language, most_concurrent, note
            """;

    /** Drafts as rows: the parameter is a JSON array of them. */
    private static final String DRAFTS =
            """
            SELECT token, type, status, "expiresAt" AS expires_at, "groupId" AS group_id, account,
                   "driverId" AS driver_id, "vehicleId" AS vehicle_id, internal, language,
                   "mostConcurrent" AS most_concurrent, note
            FROM jsonb_to_recordset(:drafts::jsonb) AS draft (
                token text, type text, status text, "expiresAt" timestamptz, "groupId" uuid,
                account text, "driverId" uuid, "vehicleId" uuid, internal boolean, language text,
                "mostConcurrent" int, note text)
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    IdTokenTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<IdTokenRecord> find(UUID id) {
        return database.sql("SELECT * FROM charging.id_token WHERE id = :id")
                .param("id", id)
                .query((row, _) -> token(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    IdTokenRecord lock(UUID id) {
        return database.sql("SELECT * FROM charging.id_token WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, _) -> token(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** By id. */
    List<IdTokenRecord> list(IdTokenFilter filter, @Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.id_token
                        WHERE (:after::uuid IS NULL OR id > :after)
                          AND (:q::text IS NULL
                               OR position(:q IN lower(concat_ws(chr(10), token, account, note))) > 0)
                          AND (:status::text IS NULL OR status = :status)
                          AND (:type::text IS NULL OR type = :type)
                          AND (:group::uuid IS NULL OR group_id = :group)
                          AND (:vehicle::uuid IS NULL OR vehicle_id = :vehicle)
                          AND (:driver::uuid IS NULL OR driver_id = :driver)
                        ORDER BY id LIMIT :rows
                        """)
                .param("after", after)
                .param("q", filter.q() == null ? null : filter.q().toLowerCase(Locale.ROOT))
                .param("status", filter.status())
                .param("type", filter.type())
                .param("group", filter.groupId())
                .param("vehicle", filter.vehicleId())
                .param("driver", filter.driverId())
                .param("rows", rows)
                .query((row, _) -> token(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code token_taken}, 422 for a group that is not there
     */
    IdTokenRecord insert(IdTokenDraft wanted) {
        try {
            return database.sql(
                            "INSERT INTO charging.id_token (%s) %s RETURNING *"
                                    .formatted(FIELDS, DRAFTS))
                    .param("drafts", json.writeValueAsString(List.of(wanted)))
                    .query((row, _) -> token(row))
                    .single();
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    /** Registers those that are new and changes those that say something else; answers these. */
    List<IdTokenRecord> put(List<IdTokenDraft> wanted) {
        try {
            return database.sql(
                            """
                            INSERT INTO charging.id_token (%1$s) %2$s
                            ON CONFLICT (lower(token), type) DO UPDATE
                            SET (%1$s, version) = (
                                SELECT excluded.token, excluded.type, excluded.status,
                                       excluded.expires_at, excluded.group_id, excluded.account,
                                       excluded.driver_id, excluded.vehicle_id, excluded.internal,
                                       excluded.language, excluded.most_concurrent, excluded.note,
                                       id_token.version + 1)
                            WHERE (id_token.token, id_token.status, id_token.expires_at,
                                   id_token.group_id, id_token.account, id_token.driver_id,
                                   id_token.vehicle_id, id_token.internal, id_token.language,
                                   id_token.most_concurrent, id_token.note)
                                IS DISTINCT FROM
                                  (excluded.token, excluded.status, excluded.expires_at,
                                   excluded.group_id, excluded.account, excluded.driver_id,
                                   excluded.vehicle_id, excluded.internal, excluded.language,
                                   excluded.most_concurrent, excluded.note)
                            RETURNING *
                            """
                                    .formatted(FIELDS, DRAFTS))
                    .param("drafts", json.writeValueAsString(wanted))
                    .query((row, _) -> token(row))
                    .list();
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    /**
     * Writes everything, and the next version.
     *
     * @throws ProblemException as {@link #insert}
     */
    IdTokenRecord update(UUID id, IdTokenDraft wanted) {
        try {
            return database.sql(
                            """
                            UPDATE charging.id_token
                            SET (%s, version) = (
                                SELECT draft.*, id_token.version + 1 FROM (%s) AS draft)
                            WHERE id = :id RETURNING *
                            """
                                    .formatted(FIELDS, DRAFTS))
                    .param("drafts", json.writeValueAsString(List.of(wanted)))
                    .param("id", id)
                    .query((row, _) -> token(row))
                    .single();
        } catch (DataIntegrityViolationException refused) {
            throw problem(refused);
        }
    }

    void delete(UUID id) {
        database.sql("DELETE FROM charging.id_token WHERE id = :id").param("id", id).update();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "token_not_found", "There is no charging token " + id);
    }

    private static RuntimeException problem(DataIntegrityViolationException refused) {
        if (refused instanceof DuplicateKeyException) {
            return ProblemException.of(
                    HttpStatus.CONFLICT,
                    "token_taken",
                    "token: one of this type is registered already, maybe in other case");
        }
        return String.valueOf(refused.getMessage()).contains("group_id_fkey")
                ? ProblemException.field("groupId", "a token group that exists")
                : refused;
    }

    private static IdTokenRecord token(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new IdTokenRecord(
                row.getObject("id", UUID.class),
                row.getString("token"),
                row.getString("type"),
                row.getString("status"),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject("group_id", UUID.class),
                row.getString("account"),
                row.getObject("driver_id", UUID.class),
                row.getObject("vehicle_id", UUID.class),
                row.getBoolean("internal"),
                row.getString("language"),
                row.getInt("most_concurrent"),
                row.getString("note"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
