package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.Staged;
import org.bluehorizons.ingestion.Statements;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replacements of all prices that go straight where they belong: whatever happens meanwhile, the
 * totals are those of the prices. Replaces all prices that other tests have left.
 */
@PlatformTest
class PriceReplacementTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROWS = 4_000;
    private static final List<String> PLACES = List.of("PR-1", "PR-2", "PR-3", "PR-4");

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired DataSource connections;
    @Autowired Prices prices;
    @Autowired LatePlaceTotals latePlaceTotals;
    @Autowired List<DataSet> dataSets;

    private final Random chance = new Random(20_261_121);
    private TotalsOracle oracle;

    @BeforeEach
    void somePlaces() throws SQLException {
        oracle = new TotalsOracle(database);
        merge("regions", "slug,name,parent\npr-up,Up,\npr-a,A,pr-up\npr-b,B,pr-up\npr-c,C,pr-b");
        merge(
                "places",
                "code,name,region,latitude,longitude\n"
                        + "PR-1,One,pr-a,,\nPR-2,Two,pr-b,,\nPR-3,Three,pr-c,,\nPR-4,Four,pr-c,,");
    }

    @Test
    void addsUpWhatItBringsInTheOrderOfDaysAndInAnyOther() throws InterruptedException {
        for (var days : List.of(ROWS / 150, -40)) {
            var file = file(days);
            var load = begin(file);
            await().atMost(SOON).until(() -> state(load).equals("done"));
            var generation = current();
            assertThat(stored(generation))
                    .containsExactlyElementsOf(file.lines().skip(1).sorted().toList());
            oracle.assertTotalsAreThoseOfThePrices(generation);
            if (days > 0) {
                oracle.assertTotalsOfPlacesAreRight(generation);
            }
            latePlaceTotals.catchUp();
            oracle.assertTotalsOfPlacesAreRight(generation);
            assertThat(wasFilledStraight(generation)).isTrue();
        }
    }

    @Test
    void goesOnBehindTheLastChunkWheneverItsSessionIsEnded() {
        for (var round = 0; round < 3; round++) {
            var file = file(ROWS / 150);
            var load = begin(file);
            await().atMost(SOON).pollInterval(Duration.ofMillis(15)).until(() -> endsSession(load));
            await().atMost(SOON).until(() -> state(load).equals("done"));
            assertThat(stored(current()))
                    .containsExactlyElementsOf(file.lines().skip(1).sorted().toList());
            oracle.assertTotalsAreThoseOfThePrices(current());
            oracle.assertTotalsOfPlacesAreRight(current());
        }
    }

    @Test
    void aPlaceThatMovesBetweenTwoChunksTakesItsPricesAlong() throws SQLException {
        var load = UUID.randomUUID();
        inTransaction(connection -> prices.prepare(connection, load, LoadMode.REPLACE));
        var generation = new PriceGenerations(database).of(load);
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            var replacement = prices.replacement(connection, load).orElseThrow();
            connection.commit();
            for (var region : List.of("pr-a", "pr-c")) {
                merge("places", "code,name,region,latitude,longitude\nPR-2,Two," + region + ",,");
                fill(connection, replacement, generation, 0);
                connection.commit();
            }
            replacement.finish(connection);
            connection.commit();
        }
        oracle.assertTotalsAreThoseOfThePrices(generation);
        inTransaction(connection -> prices.discard(connection, load, LoadMode.REPLACE));
    }

    @Test
    void totalsOfPlacesAreMadeAnewWhenAnOlderReleaseHasLoadedPrices() throws SQLException {
        latePlaceTotals.catchUp();
        inTransaction(connection -> {
            var older = Statements.on(connection);
            var totals = new PriceTotals(older);
            older.sql("DELETE FROM ingestion.place_total WHERE generation = :generation")
                    .param("generation", totals.lock())
                    .update();
            older.sql("UPDATE ingestion.price_state SET version = version + 1").update();
            totals.changed();
        });
        latePlaceTotals.catchUp();
        oracle.assertTotalsOfPlacesAreRight(current());
    }

    @Test
    void aReplacementThatAnOlderReleaseTookPartInHasItsTotalsOfPlacesMadeAnew()
            throws SQLException {
        var load = UUID.randomUUID();
        inTransaction(connection -> prices.prepare(connection, load, LoadMode.REPLACE));
        var generation = new PriceGenerations(database).of(load);
        for (var part = 0; part < 2; part++) {
            try (var connection = connections.getConnection()) {
                connection.setAutoCommit(false);
                var replacement = prices.replacement(connection, load).orElseThrow();
                fill(connection, replacement, generation, part * 7);
                if (part == 0) {
                    // As if it had never heard of them.
                    Statements.on(connection)
                            .sql("DELETE FROM ingestion.place_total WHERE generation = :generation")
                            .param("generation", generation)
                            .update();
                    Statements.on(connection)
                            .sql(
                                    "UPDATE ingestion.price_generation SET place_prices = 0 WHERE generation = :generation")
                            .param("generation", generation)
                            .update();
                } else {
                    replacement.finish(connection);
                }
                connection.commit();
            }
        }
        inTransaction(connection -> prices.publish(connection, load, LoadMode.REPLACE));
        latePlaceTotals.catchUp();
        oracle.assertTotalsAreThoseOfThePrices(generation);
        oracle.assertTotalsOfPlacesAreRight(generation);
    }

    @Test
    void readersPlanNoParallelWorkersForWhatTheyDoNotSee() throws SQLException {
        var load = UUID.randomUUID();
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            prices.prepare(connection, load, LoadMode.REPLACE);
            assertThat(prices.replacement(connection, load)).isPresent();
            var own = Statements.on(connection);
            var generation = new PriceGenerations(own).of(load);
            own.sql(
                            """
                            INSERT INTO ingestion.region_total
                            SELECT :generation, 1, 1, DATE '2030-01-01' + day, 'SGD', 1, 1
                            FROM generate_series(1, 300000) AS day
                            """)
                    .param("generation", generation)
                    .update();
            own.sql("ANALYZE ingestion.region_total_" + generation).update();
            var plan =
                    own.sql(
                                    """
                                    EXPLAIN SELECT total FROM ingestion.region_total
                                    WHERE generation = (SELECT generation FROM ingestion.price_state)
                                      AND origin_id = 1 AND destination_id = 1
                                      AND day = ANY ('{2030-01-02,2030-01-03}')
                                    """)
                            .query((row, _) -> row.getString(1))
                            .list();
            connection.rollback();
            assertThat(plan)
                    .anyMatch(line -> line.contains("region_total_" + generation))
                    .noneMatch(line -> line.contains("Gather"));
        }
    }

    private void fill(Connection connection, Replacement replacement, int generation, int firstDay)
            throws SQLException {
        var tally = replacement.newTally();
        for (var row = 0; row < 50; row++) {
            tally.add(StoredPrice.of(connection, generation, row, firstDay + row / 10));
        }
        tally.complete();
        tally.write(connection);
    }

    private String file(int days) {
        var csv = new StringBuilder("origin,destination,day,amount,currency\n");
        for (var row = 0; row < ROWS; row++) {
            var day = days < 0 ? chance.nextInt(-days) : row * days / ROWS;
            csv.append(
                    "%s,%s,%s,%d.%04d,%s\n"
                            .formatted(
                                    PLACES.get(chance.nextInt(PLACES.size())),
                                    PLACES.get(chance.nextInt(PLACES.size())),
                                    RateQuestion.LAST_DAY.minusDays(400).plusDays(day),
                                    chance.nextLong(1_000_000_000_000L),
                                    chance.nextInt(10_000),
                                    List.of("SGD", "EUR", "JPY").get(chance.nextInt(3))));
        }
        return csv.toString();
    }

    private String begin(String csv) {
        var operator = Rest.as(port, "operator");
        var file =
                operator.postFile(
                        "/v1/load-files?name=prices.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        "text/csv");
        var load =
                operator.postOnce(
                        "/v1/loads",
                        "{\"dataSet\": \"prices\", \"fileId\": \"%s\", \"mode\": \"replace\"}"
                                .formatted(file.text("/id")));
        return load.text("/id");
    }

    private String state(String load) {
        return database.sql("SELECT state FROM ingestion.load WHERE id = :load::uuid")
                .param("load", load)
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** Ends it in the midst, once; answers whether it did, or came too late. */
    private boolean endsSession(String load) {
        return state(load).equals("done")
                || !database.sql(
                                """
                                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                                WHERE application_name LIKE 'load ' || :load || '%'
                                  AND EXISTS (SELECT FROM ingestion.load_chunk
                                              WHERE load_id = :load::uuid)
                                """)
                        .param("load", load)
                        .query((row, _) -> row.getBoolean(1))
                        .list()
                        .isEmpty();
    }

    private int current() {
        return database.sql("SELECT generation FROM ingestion.price_state")
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private List<String> stored(int generation) {
        return database
                .sql(
                        """
                        SELECT concat_ws(',', o.code, d.code, day, amount, currency)
                        FROM ingestion.price
                        JOIN ingestion.place AS o ON o.id = origin_id
                        JOIN ingestion.place AS d ON d.id = destination_id
                        WHERE generation = :generation
                        """)
                .param("generation", generation)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private boolean wasFilledStraight(int generation) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM pg_attrdef WHERE adrelid = 'ingestion.price_%d'::regclass)"
                                .formatted(generation))
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private void merge(String dataSet, String csv) throws SQLException {
        var set = dataSets.stream().filter(each -> each.name().equals(dataSet)).findFirst();
        assertThat(Staged.merge(set.orElseThrow(), connections, csv).rejected()).isEmpty();
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        }
    }
}
