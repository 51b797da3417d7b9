package org.bluehorizons.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of sessions: who is signed in, until when. Safe for use by many threads. */
@Component
final class Sessions {

    private final JdbcClient database;
    private final Clock clock;

    Sessions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void insert(Token.Hash token, UUID accountId, Instant expiresAt) {
        database.sql(
                        """
                        INSERT INTO accounts.session (token_hash, account_id, created_at, expires_at)
                        VALUES (:token, :account, :now, :expiresAt)
                        """)
                .param("token", token.bytes())
                .param("account", accountId)
                .param("now", now())
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Caller> find(Token.Hash token) {
        return database.sql(
                        """
                        SELECT account.id, array_to_string(account.roles, ',') AS roles,
                               session.expires_at
                          FROM accounts.session
                          JOIN accounts.account ON account.id = session.account_id
                         WHERE session.token_hash = :token
                           AND session.expires_at > :now
                           AND account.active
                        """)
                .param("token", token.bytes())
                .param("now", now())
                .query((row, _) -> {
                    var account = row.getObject("id", UUID.class);
                    return new Caller(
                            Actor.account(account, RoleList.parse(row.getString("roles"))),
                            new Credential.Session(account, token),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    void delete(Token.Hash token) {
        database.sql("DELETE FROM accounts.session WHERE token_hash = :token")
                .param("token", token.bytes())
                .update();
    }

    void deleteAll(UUID accountId) {
        database.sql("DELETE FROM accounts.session WHERE account_id = :account")
                .param("account", accountId)
                .update();
    }

    void deleteOthers(UUID accountId, Token.Hash kept) {
        database.sql(
                        """
                        DELETE FROM accounts.session
                         WHERE account_id = :account AND token_hash <> :kept
                        """)
                .param("account", accountId)
                .param("kept", kept.bytes())
                .update();
    }

    int deleteExpired() {
        return database.sql("DELETE FROM accounts.session WHERE expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
