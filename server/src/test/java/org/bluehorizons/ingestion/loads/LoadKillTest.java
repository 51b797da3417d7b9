package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.ServerProcess;
import org.bluehorizons.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Loads outlive the processes that run them: whenever these are killed or replaced, each row is
 * there once. {@code -Dloads.rounds=50} for more rounds, {@code -Dloads.seed=} for the same again.
 */
@Timeout(900)
class LoadKillTest {

    private static final int ROWS = 40_000;
    private static final int ROUNDS = Integer.getInteger("loads.rounds", 5);
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1_500);

    @TempDir private Path directory;

    private final String url = TestDatabase.create();
    private final JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));
    private final long seed = Long.getLong("loads.seed", System.nanoTime());

    @Test
    void endsAsUndisturbedWheneverItsProcessIsKilled() {
        var chance = new Random(seed);
        try (var server = start("first", Map.of())) {
            for (var round = 0; round < ROUNDS; round++) {
                var as = "round %d, seed %d".formatted(round, seed);
                switch (round % 3) {
                    case 0 -> outlivesAKill(server, chance, "chunked", as);
                    case 1 -> outlivesAKill(server, chance, "whole", as);
                    default -> replacesPricesDespiteAKill(server, chance, as);
                }
            }
        }
    }

    private void outlivesAKill(
            ServerProcess server, RandomGenerator chance, String atomicity, String as) {
        var prefix = TestLoads.prefix();
        var file = TestLoads.rows(prefix, ROWS);
        var load = loads(server).begin(file, ", \"atomicity\": \"%s\"".formatted(atomicity));
        killSoon(server, chance);
        var loads = loads(server);
        loads.done(load);
        assertThat(loads.stored(prefix))
                .as("%s, %s", as, atomicity)
                .isEqualTo(TestLoads.eachOnce(file));
        assertThat(loads.leftovers(load)).isEmpty();
    }

    /** Prices go straight where they belong, and are added up on the way. */
    private void replacesPricesDespiteAKill(
            ServerProcess server, RandomGenerator chance, String as) {
        var prices = new TestPrices(database);
        var file = prices.file(ROWS, chance);
        var load = loads(server).begin("prices", file, ", \"mode\": \"replace\"");
        killSoon(server, chance);
        loads(server).done(load);
        assertThat(prices.stored()).as(as).isEqualTo(TestPrices.inFile(file));
        assertThat(prices.totals()).as(as).isEqualTo(prices.totalsAnew()).isNotEmpty();
    }

    private static void killSoon(ServerProcess server, RandomGenerator chance) {
        LockSupport.parkNanos(chance.nextLong(LONGEST_LIFE.toNanos()));
        server.kill();
        server.startAgain();
    }

    @Test
    void goesOnInAnotherProcessWithinFiveSecondsOfARelease() {
        var prefix = TestLoads.prefix();
        var file = TestLoads.rows(prefix, 3 * ROWS);
        // The first one takes its time, so that the second one is there before it is done.
        try (var first = start("first", Map.of("BLUEHORIZONS_INGESTION_LOADS_MAXSHARE", "0.05"))) {
            var load = loads(first).begin(file, ", \"atomicity\": \"chunked\"");
            try (var second = start("second", Map.of())) {
                assertThat(number("(ended_at IS NULL)::int", load)).isEqualTo(1);
                first.terminate();
                goesOn(load);
                var loads = loads(second);
                loads.done(load);
                assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
            }
        }
    }

    private void goesOn(String load) {
        await("the second one goes on")
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isHeard(load));
    }

    private ServerProcess start(String name, Map<String, String> further) {
        var settings = new HashMap<String, String>();
        settings.put("BLUEHORIZONS_DATABASE_URL", url);
        settings.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", "admin@bluehorizons.test");
        settings.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", "correct horse battery staple");
        settings.put("BLUEHORIZONS_INGESTION_LOADS_CHUNKROWS", "1000");
        settings.put(
                "BLUEHORIZONS_INGESTION_FILES_DIRECTORY", directory.resolve("files").toString());
        settings.putAll(further);
        var home = directory.resolve(name);
        try {
            Files.createDirectories(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ServerProcess.start(home, settings);
    }

    private TestLoads loads(ServerProcess server) {
        return new TestLoads(Rest.administrator(server.ports().http()), database);
    }

    /** Whether it is done, or was heard of in the last second. */
    private boolean isHeard(String load) {
        return number(
                        "(ended_at IS NOT NULL OR (heard_at > now() - interval '1 s' AND state <> 'waiting'))::int",
                        load)
                == 1;
    }

    private long number(String expression, String load) {
        return database.sql(
                        "SELECT %s FROM ingestion.load WHERE id = :load::uuid"
                                .formatted(expression))
                .param("load", load)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
