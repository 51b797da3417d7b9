package org.bluehorizons.rental.memberships;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of plans. Safe for use by many threads. */
@Component
class Plans {

    private static final String COLUMNS =
            "id, market, code, name, kind, monthly_fee, active, version, created_at";

    private final JdbcClient database;
    private final Markets markets;

    Plans(JdbcClient database, Markets markets) {
        this.database = database;
        this.markets = markets;
    }

    Optional<Plan> find(UUID id) {
        return database.sql("SELECT %s FROM rental.plan WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> plan(row))
                .optional();
    }

    Plan get(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    Plan lock(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.plan WHERE id = :id FOR UPDATE".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> plan(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** For corporates that name none. */
    Optional<Plan> firstCorporate(String market) {
        return database.sql(
                        """
                        SELECT %s FROM rental.plan
                        WHERE market = :market AND kind = 'corporate' AND active
                        ORDER BY id LIMIT 1
                        """
                                .formatted(COLUMNS))
                .param("market", market)
                .query((row, _) -> plan(row))
                .optional();
    }

    /** What members become who are in no other plan; every market has one. */
    Plan payAsYouGo(String market) {
        return database.sql(
                        """
                        SELECT %s FROM rental.plan
                        WHERE market = :market AND kind = 'pay_as_you_go' AND active
                        ORDER BY id LIMIT 1
                        """
                                .formatted(COLUMNS))
                .param("market", market)
                .query((row, _) -> plan(row))
                .single();
    }

    /**
     * In the order of their making.
     *
     * @param market null: all
     * @param all also those that are not active, and corporates'
     */
    List<Plan> list(@Nullable String market, boolean all, @Nullable UUID after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.plan
                        WHERE (:market::text IS NULL OR market = :market)
                          AND (:all OR (active AND kind <> 'corporate'))
                          AND (:after::uuid IS NULL OR id > :after)
                        ORDER BY id LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("market", market)
                .param("all", all)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> plan(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code plan_code_taken}
     */
    Plan insert(String market, String code, String name, String kind, BigDecimal monthlyFee) {
        try {
            return database.sql(
                            """
                            INSERT INTO rental.plan (market, code, name, kind, monthly_fee)
                            VALUES (:market, :code, :name, :kind, :fee)
                            RETURNING %s
                            """
                                    .formatted(COLUMNS))
                    .param("market", market)
                    .param("code", code)
                    .param("name", name)
                    .param("kind", kind)
                    .param("fee", monthlyFee)
                    .query((row, _) -> plan(row))
                    .single();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "plan_code_taken",
                    "code: the market has a plan %s already".formatted(code));
        }
    }

    Plan update(UUID id, String name, BigDecimal monthlyFee, boolean active) {
        return database.sql(
                        """
                        UPDATE rental.plan
                        SET name = :name, monthly_fee = :fee, active = :active,
                            version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("name", name)
                .param("fee", monthlyFee)
                .param("active", active)
                .param("id", id)
                .query((row, _) -> plan(row))
                .single();
    }

    /** Another plan that members can fall back to; locked, so that it stays. */
    boolean hasOtherPayAsYouGo(Plan plan) {
        return !database.sql(
                        """
                        SELECT id FROM rental.plan
                        WHERE market = :market AND kind = 'pay_as_you_go' AND active AND id <> :id
                        ORDER BY id FOR UPDATE
                        """)
                .param("market", plan.market())
                .param("id", plan.id())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    private Plan plan(ResultSet row) throws SQLException {
        var market = markets.get(row.getString("market"));
        return new Plan(
                row.getObject("id", UUID.class),
                market.code(),
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                market.money(row.getBigDecimal("monthly_fee")),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "plan_not_found", "There is no plan " + id);
    }
}
