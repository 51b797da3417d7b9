package org.bluehorizons.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of API keys. Safe for use by many threads. */
@Component
final class ApiKeys {

    private static final String COLUMNS =
            """
            id, name, array_to_string(roles, ',') AS roles, created_by, created_at, expires_at,
            revoked_at, last_used_at
            """;

    private final JdbcClient database;
    private final Clock clock;

    ApiKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    ApiKey insert(
            Token.Hash secret,
            String name,
            Set<AccountRole> roles,
            Actor creator,
            @Nullable Instant expiresAt) {
        return database.sql(
                        """
                        INSERT INTO accounts.api_key (name, secret_hash, roles, created_by, expires_at)
                        VALUES (:name, :secret, string_to_array(:roles, ','), :creator, :expiresAt)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("name", name)
                .param("secret", secret.bytes())
                .param("roles", RoleList.text(roles))
                .param("creator", creator.name())
                .param("expiresAt", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> key(row))
                .single();
    }

    /** Whose secret it is, noting that it was used. */
    Optional<Caller> find(Token.Hash secret) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var found =
                database.sql(
                                """
                                SELECT %s FROM accounts.api_key
                                WHERE secret_hash = :secret AND revoked_at IS NULL
                                  AND (expires_at IS NULL OR expires_at > :now)
                                """
                                        .formatted(COLUMNS))
                        .param("secret", secret.bytes())
                        .param("now", now)
                        .query((row, _) -> key(row))
                        .optional();
        found.ifPresent(key -> noteUse(key, now));
        return found.map(key ->
                new Caller(
                        Actor.key(key.id(), key.roles()),
                        new Credential.Key(key.id()),
                        key.expiresAt() == null ? Instant.MAX : key.expiresAt()));
    }

    /** Newest first. */
    List<ApiKey> list(@Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM accounts.api_key
                        WHERE :before::uuid IS NULL OR id < :before
                        ORDER BY id DESC LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> key(row))
                .list();
    }

    /** Nothing when there is no such key, or it is revoked already. */
    Optional<ApiKey> revoke(UUID id) {
        return database.sql(
                        """
                        UPDATE accounts.api_key SET revoked_at = :now
                        WHERE id = :id AND revoked_at IS NULL
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> key(row))
                .optional();
    }

    private void noteUse(ApiKey key, OffsetDateTime now) {
        database.sql(
                        """
                        UPDATE accounts.api_key SET last_used_at = :now
                        WHERE id = :id
                          AND (last_used_at IS NULL OR last_used_at < :now - interval '1 minute')
                        """)
                .param("id", key.id())
                .param("now", now)
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                RoleList.parse(row.getString("roles")),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
