package org.bluehorizons.charging.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.tokens.TokenGroupController.Draft;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups of tokens and their changes, each with its audit entry. Safe for use by many threads. */
@Component
class TokenGroups {

    private final JdbcClient database;
    private final AuditLog audit;

    TokenGroups(JdbcClient database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    Optional<TokenGroup> find(UUID id) {
        return database.sql("SELECT * FROM charging.token_group WHERE id = :id")
                .param("id", id)
                .query((row, _) -> group(row))
                .optional();
    }

    List<TokenGroup> list(@Nullable String part, @Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.token_group
                        WHERE (:after::uuid IS NULL OR id > :after)
                          AND (:part::text IS NULL
                               OR position(:part IN lower(concat_ws(chr(10), name, token))) > 0)
                        ORDER BY id LIMIT :rows
                        """)
                .param("after", after)
                .param("part", part == null ? null : part.toLowerCase(Locale.ROOT))
                .param("rows", rows)
                .query((row, _) -> group(row))
                .list();
    }

    @Transactional
    public TokenGroup make(Draft wanted, Actor actor) {
        try {
            var group =
                    database.sql(
                                    """
                                    INSERT INTO charging.token_group (name, token, master)
                                    VALUES (:name, :token, :master) RETURNING *
                                    """)
                            .param("name", wanted.name())
                            .param("token", wanted.token())
                            .param("master", wanted.isMaster())
                            .query((row, _) -> group(row))
                            .single();
            audit.record(actor, "charging_token_group.made", group.subject(), null, group);
            return group;
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    @Transactional
    public TokenGroup replace(UUID id, Draft wanted, ETags.IfMatch ifMatch, Actor actor) {
        var before = lock(id);
        ifMatch.check(before.version());
        try {
            var after =
                    database.sql(
                                    """
                                    UPDATE charging.token_group
                                    SET name = :name, token = :token, master = :master,
                                        version = version + 1
                                    WHERE id = :id RETURNING *
                                    """)
                            .param("id", id)
                            .param("name", wanted.name())
                            .param("token", wanted.token())
                            .param("master", wanted.isMaster())
                            .query((row, _) -> group(row))
                            .single();
            audit.record(actor, "charging_token_group.changed", after.subject(), before, after);
            return after;
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    /**
     * @throws ProblemException 409 {@code token_group_in_use} while tokens are in it
     */
    @Transactional
    public void remove(UUID id, ETags.IfMatch ifMatch, Actor actor) {
        var before = lock(id);
        ifMatch.check(before.version());
        try {
            database.sql("DELETE FROM charging.token_group WHERE id = :id")
                    .param("id", id)
                    .update();
        } catch (DataIntegrityViolationException inUse) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "token_group_in_use",
                    "Tokens are in the group; take them out first.");
        }
        audit.record(actor, "charging_token_group.removed", before.subject(), before, null);
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "token_group_not_found", "There is no token group " + id);
    }

    private TokenGroup lock(UUID id) {
        return database.sql("SELECT * FROM charging.token_group WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, _) -> group(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static ProblemException taken() {
        return ProblemException.of(
                HttpStatus.CONFLICT, "token_group_taken", "token: another group has it");
    }

    private static TokenGroup group(ResultSet row) throws SQLException {
        return new TokenGroup(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("token"),
                row.getBoolean("master"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
