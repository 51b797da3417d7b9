package org.bluehorizons.rental.memberships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drivers as members. Safe for use by many threads. */
@Component
class MembershipTable {

    private static final String COLUMNS =
            """
            id, market, plan_id, plan_since, plan_paid_until, next_plan_id, corporate_id,
            cost_centre
            """;

    private final JdbcClient database;

    MembershipTable(JdbcClient database) {
        this.database = database;
    }

    Membership get(UUID driver) {
        return read(driver, "");
    }

    /** Locked until the transaction ends. */
    Membership lock(UUID driver) {
        return read(driver, "FOR UPDATE");
    }

    private Membership read(UUID driver, String lock) {
        return database.sql(
                        "SELECT %s FROM rental.driver WHERE id = :id %s".formatted(COLUMNS, lock))
                .param("id", driver)
                .query((row, _) -> membership(row))
                .single();
    }

    /** Whose paid time is over, locked unless somebody else has it or it was renewed meanwhile. */
    Optional<Membership> lockDue(UUID driver, Instant now) {
        return database.sql(
                        """
                        SELECT %s FROM rental.driver WHERE id = :id AND plan_paid_until <= :now
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(COLUMNS))
                .param("id", driver)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> membership(row))
                .optional();
    }

    List<UUID> due(Instant now, int most) {
        return database.sql(
                        """
                        SELECT id FROM rental.driver WHERE plan_paid_until <= :now
                        ORDER BY plan_paid_until LIMIT :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    boolean isActive(UUID driver) {
        return database.sql(
                        """
                        SELECT standing NOT IN ('suspended', 'closed') FROM rental.driver
                        WHERE id = :id
                        """)
                .param("id", driver)
                .query(Boolean.class)
                .single();
    }

    /** Another plan, from now on. */
    Membership setPlan(UUID driver, UUID plan, Instant since) {
        return database.sql(
                        """
                        UPDATE rental.driver
                        SET plan_id = :plan, plan_since = :since, plan_paid_until = NULL,
                            next_plan_id = NULL, version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("plan", plan)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("id", driver)
                .query((row, _) -> membership(row))
                .single();
    }

    Membership setNextPlan(UUID driver, @Nullable UUID plan) {
        return database.sql(
                        """
                        UPDATE rental.driver SET next_plan_id = :plan, version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("plan", plan)
                .param("id", driver)
                .query((row, _) -> membership(row))
                .single();
    }

    Membership setPaidUntil(UUID driver, @Nullable Instant until) {
        return database.sql(
                        """
                        UPDATE rental.driver SET plan_paid_until = :until WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("id", driver)
                .query((row, _) -> membership(row))
                .single();
    }

    static Membership membership(ResultSet row) throws SQLException {
        var paidUntil = row.getObject("plan_paid_until", OffsetDateTime.class);
        return new Membership(
                row.getObject("id", UUID.class),
                row.getString("market"),
                row.getObject("plan_id", UUID.class),
                row.getObject("plan_since", OffsetDateTime.class).toInstant(),
                paidUntil == null ? null : paidUntil.toInstant(),
                row.getObject("next_plan_id", UUID.class),
                row.getObject("corporate_id", UUID.class),
                row.getString("cost_centre"));
    }
}
