package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drivers whose trips a corporate pays, and who have its plan while it does. Trips that began while
 * they were members stay the corporate's. Safe for use by many threads.
 */
@Component
class CorporateMembers {

    private final JdbcClient database;
    private final Corporates corporates;
    private final Memberships memberships;
    private final MembershipTable table;
    private final Plans plans;
    private final Journal journal;
    private final AuditLog audit;

    @Schema(name = "CorporateMember")
    record Member(
            UUID driverId,
            @Schema(example = "Tan Wei Ling") String name,
            @Schema(example = "wei.ling@example.com") String email,
            @Schema(example = "Sales") @Nullable String costCentre) {}

    CorporateMembers(
            JdbcClient database,
            Corporates corporates,
            Memberships memberships,
            MembershipTable table,
            Plans plans,
            Journal journal,
            AuditLog audit) {
        this.database = database;
        this.corporates = corporates;
        this.memberships = memberships;
        this.table = table;
        this.plans = plans;
        this.journal = journal;
        this.audit = audit;
    }

    /** In the order in which they registered. */
    List<Member> list(UUID corporate, @Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT id, name, email, cost_centre FROM rental.driver
                        WHERE corporate_id = :corporate AND (:after::uuid IS NULL OR id > :after)
                        ORDER BY id LIMIT :rows
                        """)
                .param("corporate", corporate)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) ->
                        new Member(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("cost_centre")))
                .list();
    }

    /**
     * Who is a member already gets the cost centre.
     *
     * @throws ProblemException 404 {@code driver_not_found}, 409 {@code corporate_ended}, {@code
     *     other_market} or {@code member_elsewhere}
     */
    @Transactional
    public Membership add(UUID id, UUID driver, @Nullable String costCentre, Actor actor) {
        var corporate = corporates.lock(id);
        var before = table.lock(driver);
        demandMayJoin(before, corporate);
        if (before.corporateId() == null) {
            memberships.assign(driver, corporate.planId(), actor);
        }
        set(driver, id, costCentre);
        return told("corporate.member_added", before, corporate, actor);
    }

    /**
     * @throws ProblemException 404 {@code member_not_found}
     */
    @Transactional
    public void remove(UUID id, UUID driver, Actor actor) {
        var corporate = corporates.lock(id);
        if (driverOf(id, driver).isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "member_not_found",
                    "%s has no member %s".formatted(corporate.name(), driver));
        }
        leave(corporate, driver, actor);
    }

    void removeAll(Corporate corporate, Actor actor) {
        driverOf(corporate.id(), null).forEach(driver -> leave(corporate, driver, actor));
    }

    void assignPlan(Corporate corporate, Actor actor) {
        driverOf(corporate.id(), null)
                .forEach(driver -> memberships.assign(driver, corporate.planId(), actor));
    }

    /**
     * A driver of the market whose address it is, and who has shown that: nobody comes by a
     * corporate's plan by writing somebody else's address.
     */
    UUID byEmail(UUID corporate, String email) {
        var found =
                database.sql(
                                """
                                SELECT id FROM rental.driver
                                WHERE lower(email) = lower(:email) AND email_verified_at IS NOT NULL
                                  AND standing <> 'closed' AND market = :market
                                """)
                        .param("email", email.strip())
                        .param("market", corporates.get(corporate).market())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        if (found.size() != 1) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "driver_not_found",
                    "email: %d drivers of the market have verified that address (expected: one)"
                            .formatted(found.size()));
        }
        return found.getFirst();
    }

    private void leave(Corporate corporate, UUID driver, Actor actor) {
        var before = table.lock(driver);
        set(driver, null, null);
        memberships.assign(driver, plans.payAsYouGo(before.market()).id(), actor);
        told("corporate.member_removed", before, corporate, actor);
    }

    private Membership told(String type, Membership before, Corporate corporate, Actor actor) {
        var after = table.get(before.driverId());
        audit.record(actor, type, after.subject(), before, after);
        journal.record(
                type,
                About.driver(after.driverId()),
                Map.of("corporate", corporate.id(), "plan", after.planId()),
                actor.name());
        return after;
    }

    private void set(UUID driver, @Nullable UUID corporate, @Nullable String costCentre) {
        database.sql(
                        """
                        UPDATE rental.driver
                        SET corporate_id = :corporate, cost_centre = :costCentre,
                            version = version + 1
                        WHERE id = :id
                        """)
                .param("corporate", corporate)
                .param("costCentre", costCentre)
                .param("id", driver)
                .update();
    }

    private List<UUID> driverOf(UUID corporate, @Nullable UUID driver) {
        return database.sql(
                        """
                        SELECT id FROM rental.driver
                        WHERE corporate_id = :corporate AND (:driver::uuid IS NULL OR id = :driver)
                        ORDER BY id
                        """)
                .param("corporate", corporate)
                .param("driver", driver)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private void demandMayJoin(Membership driver, Corporate corporate) {
        if (!corporate.active()) {
            throw conflict("corporate_ended", "The corporate account is not active any more.");
        }
        if (!driver.market().equals(corporate.market())) {
            throw conflict(
                    "other_market",
                    "The driver is in market %s (expected: %s)"
                            .formatted(driver.market(), corporate.market()));
        }
        if (driver.corporateId() != null && !driver.corporateId().equals(corporate.id())) {
            throw conflict(
                    "member_elsewhere", "The driver is a member of another corporate account.");
        }
    }

    private static ProblemException conflict(String code, String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, code, detail);
    }
}
