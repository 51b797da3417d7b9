package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bluehorizons.ingestion.rates.PriceWorld.Expected;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Law: what the totals answer is what looking at every price answers. */
@PlatformTest
class RatesAgainstBruteForceTest {

    private static final int QUESTIONS = 100;

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transactions;
    @Autowired LatePlaceTotals latePlaceTotals;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersWhatLookingAtEveryPriceAnswers(long seed) {
        var world = new PriceWorld(seed);
        var caller = Rest.as(port, "partner");
        latePlaceTotals.catchUp();
        inTransaction(tables -> tables.addRegionsAndPlaces(world));
        inTransaction(tables -> tables.addRates(world));
        var third = world.prices.size() / 3;
        inTransaction(tables -> tables.addPrices(world.prices.subList(0, third)));
        inTransaction(tables -> tables.addPrices(world.prices.subList(third, world.prices.size())));
        assertThat(totalsOfPlacesAreRead()).isTrue();
        compare(world, caller);

        world.rearrange();
        inTransaction(tables -> {
            tables.arrange(world);
            var totals = new PriceTotals(database);
            totals.lock();
            totals.rebuildRegions();
        });
        compare(world, caller);

        latePlaceTotals.catchUp();
        assertThat(totalsOfPlacesAreRead()).isTrue();
        compare(world, caller);
    }

    private boolean totalsOfPlacesAreRead() {
        return database.sql(
                        """
                        SELECT place_version = version FROM ingestion.price_state
                        JOIN ingestion.price_generation USING (generation)
                        """)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private void inTransaction(Consumer<PriceWorldTables> work) {
        transactions.executeWithoutResult(_ -> work.accept(new PriceWorldTables(database)));
    }

    private static void compare(PriceWorld world, Rest caller) {
        for (var question = 0; question < QUESTIONS; question++) {
            compareOne(world, caller);
        }
    }

    private static void compareOne(PriceWorld world, Rest caller) {
        var origin = world.anyLocation();
        var destination = world.anyLocation();
        var one = world.anyDay();
        var other = world.anyDay();
        var from = one.isBefore(other) ? one : other;
        var to = one.isBefore(other) ? other : one;
        var currency = world.anyCurrency();
        var path =
                "/v1/rates?date_from=%s&date_to=%s&orig_code=%s&dest_code=%s%s"
                        .formatted(
                                from,
                                to,
                                origin,
                                destination,
                                currency == null ? "" : "&currency=" + currency);
        var answer = caller.get(path);
        var expected = world.rates(origin, destination, from, to, currency);
        if (expected == null) {
            assertThat(answer.status()).as(path).isEqualTo(422);
            assertThat(answer.text("/errors/0/field")).as(path).isEqualTo("currency");
        } else {
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(rows(answer)).as(path).isEqualTo(plain(expected));
        }
    }

    private static List<Expected> rows(Rest.Answer answer) {
        var rows = new ArrayList<Expected>();
        for (var row : answer.json().get("rates")) {
            var price = row.get("price");
            var count = row.get("count");
            rows.add(
                    new Expected(
                            LocalDate.parse(row.get("day").asString()),
                            price.isNull() ? null : plain(new BigDecimal(price.asString())),
                            count.isNull() ? null : (Long) count.asLong()));
        }
        return rows;
    }

    /** The tree that JSON is read into does not keep zeros at the end. */
    private static BigDecimal plain(BigDecimal price) {
        return price.stripTrailingZeros();
    }

    private static List<Expected> plain(List<Expected> expected) {
        return expected.stream()
                .map(row -> {
                    var price = row.price();
                    return new Expected(
                            row.day(), price == null ? null : plain(price), row.count());
                })
                .toList();
    }
}
