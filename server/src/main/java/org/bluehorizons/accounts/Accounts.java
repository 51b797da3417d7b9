package org.bluehorizons.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. Safe for use by many threads. */
@Component
final class Accounts {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient database;

    /** An account with what its password is checked against. */
    record WithPassword(Account account, @Nullable String passwordHash) {

        @Override
        public String toString() {
            return account.toString();
        }
    }

    Accounts(JdbcClient database) {
        this.database = database;
    }

    Optional<WithPassword> findByEmail(String email) {
        return database.sql(
                        """
                        SELECT id, email, display_name, array_to_string(roles, ',') AS roles, active,
                               version, created_at, password_hash
                          FROM accounts.account
                         WHERE lower(email) = :email
                        """)
                .param("email", EmailAddress.normalized(email))
                .query((row, _) -> new WithPassword(account(row), row.getString("password_hash")))
                .optional();
    }

    Optional<Account> find(UUID id) {
        return database.sql(
                        """
                        SELECT id, email, display_name, array_to_string(roles, ',') AS roles, active,
                               version, created_at
                          FROM accounts.account
                         WHERE id = :id
                        """)
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    /** The account, locked until the transaction ends. */
    Optional<Account> lock(UUID id) {
        return database.sql(
                        """
                        SELECT id, email, display_name, array_to_string(roles, ',') AS roles, active,
                               version, created_at
                          FROM accounts.account
                         WHERE id = :id
                           FOR UPDATE
                        """)
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    /** In the order of creation. */
    List<Account> list(Optional<UUID> after, int rows) {
        return database.sql(
                        """
                        SELECT id, email, display_name, array_to_string(roles, ',') AS roles, active,
                               version, created_at
                          FROM accounts.account
                         WHERE id > :after
                         ORDER BY id
                         LIMIT :rows
                        """)
                .param("after", after.orElse(FIRST))
                .param("rows", rows)
                .query((row, _) -> account(row))
                .list();
    }

    /** Nothing when there is an account of that e-mail already. */
    Optional<Account> insert(
            String email, String displayName, Set<AccountRole> roles, String passwordHash) {
        return database.sql(
                        """
                        INSERT INTO accounts.account (email, display_name, roles, password_hash)
                        VALUES (:email, :displayName, string_to_array(:roles, ','), :passwordHash)
                        ON CONFLICT (lower(email)) DO NOTHING
                        RETURNING id, email, display_name, array_to_string(roles, ',') AS roles,
                                  active, version, created_at
                        """)
                .param("email", email)
                .param("displayName", displayName)
                .param("roles", RoleList.text(roles))
                .param("passwordHash", passwordHash)
                .query((row, _) -> account(row))
                .optional();
    }

    /** Writes name, roles and active, and the next version. */
    Account update(Account account) {
        return database.sql(
                        """
                        UPDATE accounts.account
                           SET display_name = :displayName,
                               roles = string_to_array(:roles, ','),
                               active = :active,
                               version = version + 1
                         WHERE id = :id
                        RETURNING id, email, display_name, array_to_string(roles, ',') AS roles,
                                  active, version, created_at
                        """)
                .param("id", account.id())
                .param("displayName", account.displayName())
                .param("roles", RoleList.text(account.roles()))
                .param("active", account.active())
                .query((row, _) -> account(row))
                .single();
    }

    void setPassword(UUID id, String passwordHash) {
        database.sql("UPDATE accounts.account SET password_hash = :hash WHERE id = :id")
                .param("hash", passwordHash)
                .param("id", id)
                .update();
    }

    /**
     * Keeps the row, so that the audit log's ids still lead somewhere, and nothing of the person.
     */
    void anonymise(UUID id) {
        database.sql(
                        """
                        UPDATE accounts.account
                           SET email = 'closed-' || id || '@invalid', display_name = 'closed',
                               password_hash = NULL, active = false, version = version + 1
                         WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }

    /** Makes changes of who is an administrator wait for each other until the transaction ends. */
    void lockAdministrators() {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('accounts.administrators'))::text")
                .query(String.class)
                .list();
    }

    boolean hasOtherAdministrator(UUID id) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM accounts.account
                                        WHERE active AND 'administrator' = ANY (roles) AND id <> :id)
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                RoleList.parse(row.getString("roles")),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
