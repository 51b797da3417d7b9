package org.bluehorizons.rental.memberships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of corporates. Safe for use by many threads. */
@Component
class Corporates {

    private static final String COLUMNS =
            "id, market, name, billing_email, address, plan_id, active, version, created_at";

    private final JdbcClient database;

    Corporates(JdbcClient database) {
        this.database = database;
    }

    Corporate get(UUID id) {
        return read(id, "").orElseThrow(() -> unknown(id));
    }

    /** Locked until the transaction ends. */
    Corporate lock(UUID id) {
        return read(id, "FOR UPDATE").orElseThrow(() -> unknown(id));
    }

    private Optional<Corporate> read(UUID id, String lock) {
        return database.sql(
                        "SELECT %s FROM rental.corporate WHERE id = :id %s"
                                .formatted(COLUMNS, lock))
                .param("id", id)
                .query((row, _) -> corporate(row))
                .optional();
    }

    /** In the order of their making. */
    List<Corporate> list(@Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.corporate
                        WHERE :after::uuid IS NULL OR id > :after
                        ORDER BY id LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> corporate(row))
                .list();
    }

    Corporate insert(NewCorporate wanted) {
        return database.sql(
                        """
                        INSERT INTO rental.corporate (market, name, billing_email, address, plan_id)
                        VALUES (:market, :name, :email, :address, :plan)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("market", wanted.market())
                .param("name", wanted.name())
                .param("email", wanted.billingEmail())
                .param("address", wanted.address())
                .param("plan", wanted.plan().id())
                .query((row, _) -> corporate(row))
                .single();
    }

    Corporate update(UUID id, NewCorporate wanted, boolean active) {
        return database.sql(
                        """
                        UPDATE rental.corporate
                        SET name = :name, billing_email = :email, address = :address,
                            plan_id = :plan, active = :active, version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("name", wanted.name())
                .param("email", wanted.billingEmail())
                .param("address", wanted.address())
                .param("plan", wanted.plan().id())
                .param("active", active)
                .param("id", id)
                .query((row, _) -> corporate(row))
                .single();
    }

    private static Corporate corporate(ResultSet row) throws SQLException {
        return new Corporate(
                row.getObject("id", UUID.class),
                row.getString("market"),
                row.getString("name"),
                row.getString("billing_email"),
                row.getString("address"),
                row.getObject("plan_id", UUID.class),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "corporate_not_found", "There is no corporate " + id);
    }
}
