package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;

/** Who may book a car, for when, and when it is free again. */
@PlatformTest
class BookingTest extends CarAtAStation {

    @Test
    void givesOneCarToOneOfManyDrivers() throws Exception {
        var drivers = new ArrayList<TestDriver>();
        for (var index = 0; index < 8; index++) {
            drivers.add(TestDriver.approved(port, database));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(
                            drivers.stream()
                                    .<Callable<Rest.Answer>>map(driver -> () -> book(driver, ""))
                                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().status());
                if (answer.get().status() != 201) {
                    assertThat(answer.get().text("/code")).isEqualTo("vehicle_taken");
                }
            }
            assertThat(statuses).containsOnlyOnce(201);
        }
    }

    @Test
    void answersARepeatedBookingAlikeAndADifferentOneNot() {
        var driver = TestDriver.approved(port, database);
        var body = "{\"vehicleId\": \"%s\"}".formatted(car.id());
        var key = UUID.randomUUID().toString();
        var first = driver.rest().post("/v1/bookings", body, "Idempotency-Key", key);
        var again = driver.rest().post("/v1/bookings", body, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        var other =
                driver.rest()
                        .post(
                                "/v1/bookings",
                                "{\"vehicleId\": \"%s\", \"minutes\": 5}".formatted(car.id()),
                                "Idempotency-Key",
                                key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(driver.rest().post("/v1/bookings", body).status()).isEqualTo(400);
    }

    @Test
    void freesTheCarWhenAHoldIsCancelledAndTakesNoMoney() {
        var driver = TestDriver.approved(port, database);
        var path = held(driver);
        assertThat(driver.rest().post(path + "/cancel", "").text("/state")).isEqualTo("cancelled");
        var id = path.substring(path.lastIndexOf('/') + 1);
        await().untilAsserted(
                        () -> assertThat(payments(id)).containsExactly("deposit voided 0.00"));
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
    }

    @Test
    void freesTheCarWhenAHoldRunsOut() {
        var driver = TestDriver.approved(port, database);
        var path = held(driver);
        database.sql(
                        """
                        UPDATE rental.booking SET expires_at = now() - interval '1 second'
                        WHERE driver_id = :driver
                        """)
                .param("driver", driver.id())
                .update();
        await().untilAsserted(() ->
                assertThat(driver.rest().get(path).text("/state")).isEqualTo("expired"));
        await().untilAsserted(() ->
                assertThat(events(driver, path)).contains("booking.expired", "payment.released"));
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
    }

    @Test
    void reservesAheadAndTakesAFeeFromWhoNeverCame() {
        var driver = TestDriver.approved(port, database);
        var starts = Instant.now().plus(Duration.ofHours(3));
        var booking = book(driver, reservation(starts, Duration.ofHours(2)));
        assertThat(booking.text("/kind")).isEqualTo("reservation");
        var path = "/v1/bookings/" + booking.text("/id");
        assertThat(driver.rest().get(path + "?wait=5").text("/deposit/state"))
                .isEqualTo("authorised");
        assertThat(driver.rest().post(path + "/unlock", "").text("/code")).isEqualTo("too_early");
        // Others may have the car before and after, not in between.
        var other = TestDriver.approved(port, database);
        assertThat(
                        book(other, reservation(starts.plusSeconds(3_600), Duration.ofHours(1)))
                                .text("/code"))
                .isEqualTo("vehicle_taken");
        assertThat(
                        book(other, reservation(starts.plusSeconds(9_000), Duration.ofHours(1)))
                                .status())
                .isEqualTo(201);
        assertThat(extend(driver, path, starts.plusSeconds(8_900)).text("/code"))
                .isEqualTo("vehicle_taken");
        assertThat(extend(driver, path, starts.plusSeconds(7_800)).status()).isEqualTo(200);
        database.sql("UPDATE rental.booking SET expires_at = now() WHERE driver_id = :driver")
                .param("driver", driver.id())
                .update();
        await().untilAsserted(() -> {
            assertThat(driver.rest().get(path).text("/state")).isEqualTo("no_show");
            assertThat(payments(booking.text("/id"))).containsExactly("deposit captured 10.00");
        });
    }

    @Test
    void keepsDriversFromEachOthersBookings() {
        var path = held(TestDriver.approved(port, database));
        var other = TestDriver.approved(port, database).rest();
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/unlock", "").status()).isEqualTo(404);
        assertThat(other.post(path + "/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void letsStaffActForADriverWithAReasonOnly() {
        var driver = TestDriver.approved(port, database);
        var body = "{\"vehicleId\": \"%s\", \"driverId\": \"%s\"%s}";
        var key = UUID.randomUUID().toString();
        var without =
                operator.post(
                        "/v1/bookings",
                        body.formatted(car.id(), driver.id(), ""),
                        "Idempotency-Key",
                        key);
        assertThat(without.json().at("/errors/0/field").asString()).isEqualTo("reason");
        var made =
                operator.post(
                        "/v1/bookings",
                        body.formatted(car.id(), driver.id(), ", \"reason\": \"phoned\""),
                        "Idempotency-Key",
                        key);
        assertThat(made.status()).isEqualTo(201);
        assertThat(driver.rest().get("/v1/bookings").text("/items/0/id"))
                .isEqualTo(made.text("/id"));
        var audited = operator.get("/v1/audit-entries?subject=booking:" + made.text("/id"));
        assertThat(audited.response().body()).contains("phoned");
    }

    private static String reservation(Instant starts, Duration time) {
        return ", \"startsAt\": \"%s\", \"endsAt\": \"%s\"".formatted(starts, starts.plus(time));
    }

    private static Rest.Answer extend(TestDriver driver, String path, Instant endsAt) {
        return driver.rest().post(path + "/extend", "{\"endsAt\": \"%s\"}".formatted(endsAt));
    }
}
