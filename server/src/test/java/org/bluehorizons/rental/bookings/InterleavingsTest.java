package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bluehorizons.testing.RemoteCar;
import org.bluehorizons.testing.RemoteCar.Condition;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.ServerProcess;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Many drivers book, extend, cancel, drive and let run out, in any order, on few cars, while the
 * server is killed again and again. Whatever the order, the laws hold.
 */
class InterleavingsTest {

    private static final int CARS = 5;
    private static final int DRIVERS = 8;
    private static final int KILLS = 2;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(10);
    private static final double LATITUDE = 1.3;
    private static final double LONGITUDE = 103.8;

    @TempDir private Path directory;

    private final long seed = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void keepsTheLawsWhateverTheOrderAndWheneverTheServerDies() throws Exception {
        try (var server = ServerProcess.start(directory, settings())) {
            var database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
            var operator = Rest.administrator(server.ports().http());
            var cars = cars(operator, server);
            var drivers = new ArrayList<TestDriver>();
            for (var index = 0; index < DRIVERS; index++) {
                drivers.add(TestDriver.approved(server.ports().http(), database));
            }
            var lives = live(drivers, cars);
            for (var kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
                server.kill();
                server.startAgain();
            }
            LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
            over.set(true);
            for (var life : lives) {
                life.get();
            }
            assertThat(asked.get()).as("requests that were answered").isGreaterThan(100);
            checkWhatAlwaysHolds(database);
            bringAllToAnEnd(drivers, cars);
            await("all money moved")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(
                                            strings(
                                                    database,
                                                    """
                                                    SELECT state FROM rental.payment
                                                    WHERE state IN ('authorising', 'capturing',
                                                                    'voiding', 'refunding')
                                                    """))
                                    .isEmpty());
            checkWhatAlwaysHolds(database);
            checkWhatHoldsAtTheEnd(database);
            cars.forEach(RemoteCar::close);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", "admin@bluehorizons.test",
                "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", "correct horse battery staple",
                "BLUEHORIZONS_RENTAL_HOLD", "4s",
                "BLUEHORIZONS_RENTAL_WARNING", "1s",
                "BLUEHORIZONS_RENTAL_TURNAROUND", "1s",
                "BLUEHORIZONS_RENTAL_NOSHOWAFTER", "3s",
                "BLUEHORIZONS_RENTAL_CARPATIENCE", "3s");
    }

    private static List<RemoteCar> cars(Rest operator, ServerProcess server) {
        var station =
                operator.post(
                        "/v1/stations",
                        """
                        {"market": "SG", "code": "LAWS", "name": "Laws", "latitude": %s,
                         "longitude": %s, "bays": [{"code": "1"}, {"code": "2"}, {"code": "3"}]}
                        """
                                .formatted(LATITUDE, LONGITUDE),
                        "Idempotency-Key",
                        "station");
        var cars = new ArrayList<RemoteCar>();
        for (var index = 0; index < CARS; index++) {
            var car = RemoteCar.connect(operator, server.ports().mqtt());
            car.tell(Condition.parked(LATITUDE, LONGITUDE, 100));
            operator.put(
                    "/v1/vehicles/" + car.id() + "/place",
                    "{\"stationId\": \"%s\"}".formatted(station.text("/id")));
            cars.add(car);
        }
        return cars;
    }

    private List<Future<?>> live(List<TestDriver> drivers, List<RemoteCar> cars) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var lives = new ArrayList<Future<?>>();
        for (var index = 0; index < drivers.size(); index++) {
            var driver = drivers.get(index);
            var random = new Random(seed + index);
            lives.add(threads.submit(() -> live(driver, cars, random)));
        }
        var speaker = new Random(seed);
        lives.add(
                threads.submit(() -> {
                    while (!over.get()) {
                        var car = cars.get(speaker.nextInt(cars.size()));
                        car.tryToTell(
                                Condition.parked(
                                        LATITUDE, LONGITUDE, 100 + speaker.nextInt(20_000)));
                        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                    }
                }));
        threads.shutdown();
        return lives;
    }

    private void live(TestDriver driver, List<RemoteCar> cars, Random random) {
        var booking = "";
        while (!over.get()) {
            booking = step(driver, cars, booking, random);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(60)).toNanos());
        }
    }

    private String step(TestDriver driver, List<RemoteCar> cars, String booking, Random random) {
        var path = "/v1/bookings/" + booking;
        switch (booking.isEmpty() ? 0 : random.nextInt(8)) {
            case 0, 1 -> {
                var answer =
                        ask(driver, "/v1/bookings", wish(cars.get(random.nextInt(CARS)), random));
                return answer.isEmpty() ? booking : answer;
            }
            case 2 -> ask(driver, path + "/cancel", "");
            case 3 ->
                    ask(
                            driver,
                            path + "/extend",
                            "{\"endsAt\": \"%s\"}"
                                    .formatted(
                                            Instant.now()
                                                    .plusSeconds(700 + random.nextInt(2_000))));
            case 4, 5 -> ask(driver, path + "/unlock", "");
            case 6 -> ask(driver, path + "/lock", "");
            default -> ask(driver, path + "/end", "");
        }
        return booking;
    }

    private static String wish(RemoteCar car, Random random) {
        if (random.nextBoolean()) {
            return "{\"vehicleId\": \"%s\"}".formatted(car.id());
        }
        var starts = Instant.now().plusSeconds(random.nextInt(4));
        return "{\"vehicleId\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(car.id(), starts, starts.plusSeconds(660));
    }

    /** Asks until it is answered, under one key, and again to see that the answer is the same. */
    private String ask(TestDriver driver, String path, String json) {
        var key = UUID.randomUUID().toString();
        while (!over.get()) {
            try {
                var answer = driver.rest().post(path, json, "Idempotency-Key", key);
                asked.incrementAndGet();
                if (answer.status() >= 500 && answer.status() != 504) {
                    continue;
                }
                assertThat(answer.status()).as("%s: %s", path, answer.json()).isNotIn(400, 401);
                if (answer.status() == 201) {
                    var again = driver.rest().post(path, json, "Idempotency-Key", key);
                    assertThat(again.text("/id")).isEqualTo(answer.text("/id"));
                    return answer.text("/id");
                }
                return "";
            } catch (RuntimeException serverIsAway) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
        return "";
    }

    private void bringAllToAnEnd(List<TestDriver> drivers, List<RemoteCar> cars) {
        cars.forEach(car -> car.tell(Condition.parked(LATITUDE, LONGITUDE, 30_000)));
        await("every booking is over")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    var open = 0;
                    for (var driver : drivers) {
                        for (var item :
                                driver.rest().get("/v1/bookings?limit=20").json().at("/items")) {
                            open +=
                                    bringToAnEnd(
                                            driver,
                                            item.at("/id").asString(),
                                            item.at("/state").asString());
                        }
                    }
                    return open == 0;
                });
    }

    private static int bringToAnEnd(TestDriver driver, String id, String state) {
        return switch (state) {
            case "held" -> {
                driver.rest().post("/v1/bookings/" + id + "/cancel", "");
                yield 1;
            }
            case "active", "paused", "ending" -> {
                driver.rest().post("/v1/bookings/" + id + "/end", "");
                yield 1;
            }
            default -> 0;
        };
    }

    private void checkWhatAlwaysHolds(JdbcClient database) {
        assertThat(
                        strings(
                                database,
                                """
                                SELECT one.id || ' and ' || other.id
                                FROM rental.booking AS one JOIN rental.booking AS other
                                  ON other.vehicle_id = one.vehicle_id AND other.id > one.id
                                WHERE tstzrange(one.started_at, coalesce(one.ended_at, 'infinity'))
                                   && tstzrange(other.started_at, coalesce(other.ended_at, 'infinity'))
                                  AND one.started_at IS NOT NULL AND other.started_at IS NOT NULL
                                """))
                .as("trips at the same time on one car; seed %d", seed)
                .isEmpty();
        assertThat(
                        strings(
                                database,
                                """
                                SELECT booking.id || ': ' || booking.state || ', last event '
                                       || coalesce(event.state, 'none')
                                FROM rental.booking
                                LEFT JOIN LATERAL (
                                    SELECT state FROM rental.event
                                    WHERE booking_id = booking.id AND state IS NOT NULL
                                    ORDER BY id DESC LIMIT 1) AS event ON true
                                WHERE booking.state IS DISTINCT FROM event.state
                                """))
                .as("bookings whose events do not explain their state; seed %d", seed)
                .isEmpty();
        assertThat(
                        strings(
                                database,
                                """
                                SELECT claim.id::text FROM rental.claim
                                JOIN rental.booking USING (id)
                                WHERE state NOT IN ('held', 'active', 'paused', 'ending')
                                """))
                .as("claims of bookings that are over; seed %d", seed)
                .isEmpty();
    }

    private void checkWhatHoldsAtTheEnd(JdbcClient database) {
        assertThat(
                        strings(
                                database,
                                """
                                SELECT booking.id || ' ' || booking.state || ': ' || payment.state
                                FROM rental.booking JOIN rental.payment ON booking_id = booking.id
                                WHERE payment.state NOT IN ('captured', 'voided')
                                  AND booking.review IS DISTINCT FROM 'wanted'
                                """))
                .as("authorised money that was neither captured nor released; seed %d", seed)
                .isEmpty();
        assertThat(
                        strings(
                                database,
                                """
                                SELECT booking.id || ': ' || coalesce(total, 0) || ' due, '
                                       || coalesce(sum(captured), 0) || ' taken'
                                FROM rental.booking
                                LEFT JOIN rental.payment ON booking_id = booking.id
                                WHERE booking.review IS DISTINCT FROM 'wanted'
                                GROUP BY booking.id
                                HAVING coalesce(total, 0) <> coalesce(sum(captured), 0)
                                """))
                .as("bookings that cost something else than was taken; seed %d", seed)
                .isEmpty();
        assertThat(
                        strings(
                                database,
                                "SELECT status FROM vehicles.vehicle WHERE status <> 'available'"))
                .as("cars that are still in use; seed %d", seed)
                .isEmpty();
        assertThat(
                        strings(
                                database,
                                "SELECT id::text FROM rental.booking WHERE started_at IS NOT NULL"))
                .as("trips")
                .isNotEmpty();
    }

    private static List<String> strings(JdbcClient database, String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
