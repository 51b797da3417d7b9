package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bluehorizons.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a car was told is stored, is stored: whenever the server dies, and once. */
class KilledServerTest {

    private static final int CARS = 60;
    private static final int ROUNDS = 4;
    private static final int MESSAGES_BEFORE_THE_KILL = 3_000;

    @TempDir private Path directory;

    @Test
    void findsEveryAcknowledgedMessageExactlyOnceAfterEveryKill() throws Exception {
        try (var server = ServerProcess.start(directory, Map.of())) {
            var database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
            var cars =
                    IntStream.range(0, CARS)
                            .mapToObj(_ ->
                                    new RestlessCar(
                                            TestCar.register(database, server.ports().mqtt())))
                            .toList();
            for (var round = 1; round <= ROUNDS; round++) {
                killUnderLoad(server, cars);
                server.startAgain();
                assertEverythingIsThere(cars, database);
            }
        }
    }

    private static void killUnderLoad(ServerProcess server, List<RestlessCar> cars)
            throws InterruptedException {
        var before = acknowledged(cars);
        var threads = cars.stream().map(car -> Thread.startVirtualThread(car::drive)).toList();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acknowledged(cars) - before >= MESSAGES_BEFORE_THE_KILL);
        server.kill();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static long acknowledged(List<RestlessCar> cars) {
        return cars.stream().mapToLong(car -> car.acknowledged().size()).sum();
    }

    private static void assertEverythingIsThere(List<RestlessCar> cars, JdbcClient database) {
        for (var car : cars) {
            var stored = stored(database, car.id());
            assertThat(stored).doesNotHaveDuplicates().containsAll(car.acknowledged());
        }
    }

    private static List<Long> stored(JdbcClient database, UUID car) {
        return database.sql("SELECT sequence FROM vehicles.telemetry WHERE vehicle_id = :car")
                .param("car", car)
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
