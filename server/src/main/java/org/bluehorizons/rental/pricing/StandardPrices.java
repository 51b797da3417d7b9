package org.bluehorizons.rental.pricing;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.availability.PriceTag;
import org.bluehorizons.rental.availability.PriceTags;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What cars cost by the plan that everybody begins with. Thread-safe. */
@Component
class StandardPrices implements PriceTags {

    private final Tariffs tariffs;
    private final Markets markets;
    private final JdbcClient database;
    private final Clock clock;
    private final ConcurrentHashMap<String, UUID> plans = new ConcurrentHashMap<>();

    StandardPrices(Tariffs tariffs, Markets markets, JdbcClient database, Clock clock) {
        this.tariffs = tariffs;
        this.markets = markets;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public PriceTag of(String market, String model) {
        var plan = plans.computeIfAbsent(market, this::plan);
        var terms = tariffs.inEffect(plan, model, clock.instant()).terms();
        var money = markets.get(market);
        return new PriceTag(
                money.money(terms.unlockFee()),
                money.money(terms.perMinute()),
                money.money(terms.perKilometre()),
                terms.dayCap() == null ? null : money.money(terms.dayCap()));
    }

    private UUID plan(String market) {
        return database.sql(
                        """
                        SELECT id FROM rental.plan
                        WHERE market = :market AND kind = 'pay_as_you_go'
                        ORDER BY code <> 'pay-as-you-go', id LIMIT 1
                        """)
                .param("market", market)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }
}
