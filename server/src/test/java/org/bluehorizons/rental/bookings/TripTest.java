package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.RemoteCar.Condition;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** From the quote to the receipt, over real HTTP, with a car on real MQTT. */
@PlatformTest
class TripTest extends CarAtAStation {

    @Test
    void takesADriverFromQuoteToReceipt() {
        var driver = TestDriver.approved(port, database);
        var quote =
                driver.rest()
                        .post(
                                "/v1/quotes",
                                "{\"vehicleId\": \"%s\", \"minutes\": 30, \"kilometres\": 10}"
                                        .formatted(car.id()));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.text("/deposit/amount")).isEqualTo("50.00");

        var booking = book(driver, "");
        assertThat(booking.status()).isEqualTo(201);
        assertThat(booking.text("/state")).isEqualTo("held");
        assertThat(booking.json().at("/expiresInSeconds").asInt()).isBetween(880, 900);
        var path = "/v1/bookings/" + booking.text("/id");
        assertThat(driver.rest().get(path + "?wait=5").text("/deposit/state"))
                .isEqualTo("authorised");

        var unlocked = driver.rest().post(path + "/unlock", "");
        assertThat(unlocked.text("/state")).isEqualTo("active");
        assertThat(car.wishes()).containsExactly("unlock");
        assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status")).isEqualTo("in_use");

        car.tell(parked(12_500));
        assertThat(driver.rest().post(path + "/lock", "").text("/state")).isEqualTo("paused");
        assertThat(driver.rest().post(path + "/unlock", "").text("/state")).isEqualTo("active");

        awaitOdometer(12_500);
        var ended = driver.rest().post(path + "/end", "");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.text("/state")).isEqualTo("ended");
        assertThat(ended.json().at("/trip/metres").asLong()).isEqualTo(12_400);
        assertThat(ended.json().at("/price/lines"))
                .extracting(line -> line.at("/code").asString())
                .contains("unlock", "distance");
        assertThat(car.wishes().getLast()).isEqualTo("lock");
        await().untilAsserted(() ->
                assertThat(payments(booking.text("/id")))
                        .containsExactly("deposit captured " + ended.text("/price/total/amount")));
        assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status")).isEqualTo("available");
        assertThat(events(driver, path))
                .containsSubsequence(
                        "booking.made",
                        "deposit.authorised",
                        "trip.started",
                        "trip.paused",
                        "trip.resumed",
                        "trip.stopped",
                        "trip.ended",
                        "payment.captured");
        assertThat(driver.rest().post(path + "/rating", "{\"stars\": 5}").status()).isEqualTo(204);
        await().untilAsserted(() -> {
            var invoice = driver.rest().get("/v1/me/invoices").json().at("/items/0");
            assertThat(invoice.at("/document/total/amount").asString())
                    .isEqualTo(ended.text("/price/total/amount"));
            assertThat(driver.rest().get("/v1/me/notifications").response().body())
                    .contains("Your car is booked", "Thank you for driving");
        });
        // The driver's claim is gone: somebody else may have the car now.
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
    }

    @Test
    void computesThePriceAgainFromWhatWasRecorded() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(parked(40_100));
        awaitOdometer(40_100);
        var ended = driver.rest().post(path + "/end", "");
        var row =
                database.sql("SELECT price::text FROM rental.booking WHERE id = :id::uuid")
                        .param("id", ended.text("/id"))
                        .query(String.class)
                        .single();
        var json = JsonMapper.shared();
        var kept = json.readValue(row, Price.class);
        assertThat(kept.facts()).isNotNull();
        assertThat(Objects.requireNonNull(kept.facts()).metres()).isEqualTo(40_000);
        assertThat(kept.total().amount().toPlainString())
                .isEqualTo(ended.text("/price/total/amount"));
    }

    @Test
    void tellsWhichConditionsKeepATripFromEnding() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(Condition.parked(5, 100, 900).withDoorOpen().withoutKey());
        awaitOdometer(900);
        var refused = driver.rest().post(path + "/end", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("trip_not_ended");
        assertThat(refused.json().at("/errors"))
                .extracting(error -> error.at("/field").asString())
                .containsExactly("doors", "key", "place");
        assertThat(driver.rest().get(path).text("/state")).isEqualTo("ending");

        // Once all is well the trip ends by itself, at the price of the first tap.
        car.tell(parked(950));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(driver.rest().get(path).text("/state")).isEqualTo("ended"));
    }

    @Test
    void goesOnWhenTheDriverDrivesOnAfterARefusedEnd() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(parked(300).withDoorOpen());
        awaitOdometer(300);
        assertThat(driver.rest().post(path + "/end", "").status()).isEqualTo(409);
        car.tell(parked(800).driving());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(driver.rest().get(path).text("/state")).isEqualTo("active"));
        assertThat(driver.rest().get(path).text("/trip/stoppedAt")).isEmpty();
    }

    @Test
    void demandsThePlugWhereTheStationDoes() {
        car.close();
        latitude += 0.05;
        car = carAtAStation(true);
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        assertThat(driver.rest().post(path + "/end", "").json().at("/errors/0/field").asString())
                .isEqualTo("plug");
        car.tell(parked(101).pluggedIn());
        awaitOdometer(101);
        assertThat(driver.rest().post(path + "/end", "").text("/state")).isEqualTo("ended");
    }

    @Test
    void tellsTheDriverThatTheCarRefusedOrIsSilent() {
        var driver = TestDriver.approved(port, database);
        var path = held(driver);
        car.answers("{\"status\": \"refused\", \"reason\": \"12 V battery is low\"}");
        var refused = driver.rest().post(path + "/unlock", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("12 V battery is low");
        car.answers("");
        var began = System.nanoTime();
        var silent = driver.rest().post(path + "/unlock", "");
        assertThat(silent.status()).isEqualTo(504);
        assertThat(silent.text("/code")).isEqualTo("car_silent");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        assertThat(driver.rest().get(path).text("/state")).isEqualTo("held");
    }

    @Test
    void endsWithPhotosThatAreStillProcessedWhenTheCarIsSilent() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        database.sql(
                        """
                        UPDATE vehicles.state SET received_at = now() - interval '1 hour'
                        WHERE vehicle_id = :car::uuid
                        """)
                .param("car", car.id())
                .update();
        var refused = driver.rest().post(path + "/end", photos(photo(driver, "rejected")));
        assertThat(refused.text("/errors/0/field")).isEqualTo("photoIds");

        var ended = driver.rest().post(path + "/end", photos(photo(driver, "processing")));
        assertThat(ended.text("/state")).as(ended.json().toString()).isEqualTo("ended");
    }

    private static String photos(String photo) {
        return "{\"photoIds\": [\"%s\"]}".formatted(photo);
    }

    private String photo(TestDriver driver, String state) {
        return database.sql(
                        """
                        INSERT INTO rental.photo (driver_id, made_by, purpose, state, reason)
                        VALUES (:driver, 'test', 'trip_end', :state, 'None')
                        RETURNING id
                        """)
                .param("driver", driver.id())
                .param("state", state)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
