package org.bluehorizons.rental.gbfs;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.rental.Market;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tariffs in effect of the plans that anybody may have. */
@Component
@Fallback
class TariffPrices implements PublicPrices {

    private final JdbcClient database;
    private final Clock clock;

    TariffPrices(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<PublicPlan> in(Market market) {
        return database.sql(
                        """
                        SELECT plan.code, plan.name, tariff.model,
                               (terms ->> 'unlockFee')::numeric AS unlock_fee,
                               (terms ->> 'perMinute')::numeric AS per_minute,
                               (terms ->> 'perKilometre')::numeric AS per_kilometre
                        FROM rental.plan JOIN rental.tariff ON tariff.plan_id = plan.id
                        WHERE plan.market = :market AND plan.active
                          AND plan.kind = 'pay_as_you_go' AND effective @> :now::timestamptz
                        ORDER BY plan.created_at, plan.code, tariff.model
                        """)
                .param("market", market.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> plan(row, market))
                .list();
    }

    private static PublicPlan plan(ResultSet row, Market market) throws SQLException {
        var model = row.getString("model");
        var name = row.getString("name");
        return new PublicPlan(
                model.isEmpty()
                        ? row.getString("code")
                        : row.getString("code") + "-" + VehicleFeeds.slug(model),
                model,
                model.isEmpty() ? name : name + ", " + model,
                "%s; all prices include %s".formatted(name, market.taxName()),
                market.currency(),
                orZero(row.getBigDecimal("unlock_fee")),
                orZero(row.getBigDecimal("per_minute")),
                orZero(row.getBigDecimal("per_kilometre")));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }
}
