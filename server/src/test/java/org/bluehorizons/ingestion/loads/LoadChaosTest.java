package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bluehorizons.testing.OwnPostgres;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Loads outlive what happens around them: processes that freeze and wake after others have taken
 * over, connections that break, PostgreSQL that restarts or crashes. The same again: {@code
 * -Dloads.seed=}.
 */
@Timeout(600)
class LoadChaosTest {

    private static final int ROWS = 30_000;
    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(5);

    private enum Disturbance {
        FREEZE,
        CUT,
        RESTART,
        CRASH
    }

    @TempDir private Path directory;

    private final long seed = Long.getLong("loads.seed", System.nanoTime());
    private final Random chance = new Random(seed);

    @Test
    void endsAsUndisturbedWhateverHappensAroundIt() {
        var disturbances = new ArrayList<>(List.of(Disturbance.values()));
        Collections.shuffle(disturbances, chance);
        try (var postgres = new OwnPostgres(directory.resolve("postgres"));
                var first = start("first", postgres);
                var second = start("second", postgres)) {
            for (var disturbance : disturbances) {
                outlives(disturbance, postgres, List.of(first, second));
            }
        }
    }

    private void outlives(
            Disturbance disturbance, OwnPostgres postgres, List<ServerProcess> servers) {
        var database = JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl()));
        var loads = new TestLoads(Rest.administrator(servers.getFirst().ports().http()), database);
        var prefix = TestLoads.prefix();
        var file = TestLoads.rows(prefix, ROWS);
        var atomicity = chance.nextBoolean() ? "chunked" : "whole";
        var load = loads.begin(file, ", \"atomicity\": \"%s\"".formatted(atomicity));
        System.out.printf("%s during a load that is %s%n", disturbance, atomicity);
        pass(Duration.ofMillis(200 + chance.nextInt(1_500)));
        disturb(disturbance, postgres, servers);
        loads.done(load);
        assertThat(loads.stored(prefix))
                .as("%s of a load that is %s, seed %d", disturbance, atomicity, seed)
                .isEqualTo(TestLoads.eachOnce(file));
        assertThat(loads.leftovers(load)).isEmpty();
    }

    private static void disturb(
            Disturbance disturbance, OwnPostgres postgres, List<ServerProcess> servers) {
        switch (disturbance) {
            // One after the other, for either may run the load.
            case FREEZE ->
                    servers.forEach(server -> {
                        server.pause();
                        pass(LONGER_THAN_THE_LEASE);
                        server.resume();
                    });
            case CUT -> postgres.dropConnections();
            case RESTART -> postgres.restart();
            case CRASH -> postgres.crash();
        }
    }

    private ServerProcess start(String name, OwnPostgres postgres) {
        var home = directory.resolve(name);
        try {
            Files.createDirectories(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ServerProcess.start(
                home,
                Map.of(
                        "BLUEHORIZONS_DATABASE_URL",
                        postgres.jdbcUrl(),
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL",
                        "admin@bluehorizons.test",
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD",
                        "correct horse battery staple",
                        "BLUEHORIZONS_INGESTION_LOADS_CHUNKROWS",
                        "1000",
                        // Long enough for something to happen meanwhile.
                        "BLUEHORIZONS_INGESTION_LOADS_MAXSHARE",
                        "0.3",
                        "BLUEHORIZONS_TASKS_LEASE",
                        "3s",
                        "BLUEHORIZONS_INGESTION_FILES_DIRECTORY",
                        directory.resolve("files").toString()));
    }

    private static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() >= end);
    }
}
