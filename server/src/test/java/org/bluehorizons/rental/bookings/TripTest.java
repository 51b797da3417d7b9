package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.RemoteCar;
import org.bluehorizons.testing.RemoteCar.Condition;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestDriver;
import org.bluehorizons.vehicles.gateway.VehicleGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** From the quote to the receipt, over real HTTP, with a car on real MQTT. */
@PlatformTest
class TripTest {

    private static final Random RANDOM = new Random();

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    private Rest operator;
    private RemoteCar car;
    private String stationId = "";
    private double latitude;
    private double longitude;

    @BeforeEach
    void openAStationWithACar() {
        operator = Rest.administrator(port);
        // Far from the stations of other tests, within Singapore's box or not.
        latitude = 1.2 + RANDOM.nextDouble() * 0.3;
        longitude = 103.6 + RANDOM.nextDouble() * 0.5;
        car = carAtAStation(false);
    }

    @AfterEach
    void disconnect() {
        car.close();
    }

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
    void cancelsABookingWhoseDepositIsDeclined() {
        var driver = TestDriver.approved(port, database, "sim_declined");
        var path = held(driver, 0);
        await().untilAsserted(() -> {
            var booking = driver.rest().get(path);
            assertThat(booking.text("/state")).isEqualTo("cancelled");
            assertThat(booking.text("/reason")).contains("declined");
        });
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
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
    void chargesWhatExceedsTheDepositAndRemembersADebt() {
        var driver = TestDriver.approved(port, database, "sim_limit_51");
        var path = started(driver);
        // 260 km: more than the deposit of 50, and the rest more than the card takes.
        car.tell(parked(260_100));
        awaitOdometer(260_100);
        var ended = driver.rest().post(path + "/end", "");
        var id = ended.text("/id");
        assertThat(ended.text("/review")).isEqualTo("wanted");
        var approved =
                operator.post("/v1/bookings/" + id + "/bill", "{\"reason\": \"a long drive\"}");
        assertThat(approved.text("/review")).isEqualTo("approved");
        await().untilAsserted(() ->
                assertThat(payments(id))
                        .contains("deposit captured 50.00")
                        .anyMatch(p -> p.startsWith("remainder dunning")));
        var refused = book(driver, "");
        assertThat(refused.text("/code")).isEqualTo("in_debt");
        database.sql("UPDATE rental.payment_method SET token = 'sim_ok' WHERE driver_id = :driver")
                .param("driver", driver.id())
                .update();
        var debt = driver.rest().get("/v1/me/payments").json().at("/items");
        var payment = debt.findValues("id").getFirst().asString();
        for (var node : debt) {
            if (node.at("/state").asString().equals("dunning")) {
                payment = node.at("/id").asString();
            }
        }
        assertThat(driver.rest().post("/v1/me/payments/" + payment + "/retry", "{}").status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(book(driver, "").status()).isEqualTo(201));
    }

    @Test
    void refundsAtMostWhatWasTaken() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(parked(10_100));
        awaitOdometer(10_100);
        var ended = driver.rest().post(path + "/end", "");
        var id = ended.text("/id");
        await().untilAsserted(() ->
                assertThat(payments(id)).anyMatch(p -> p.startsWith("deposit captured")));
        assertThat(
                        operator.post(
                                        path + "/refund",
                                        "{\"amount\": \"1000\", \"reason\": \"sorry\"}")
                                .text("/code"))
                .isEqualTo("refund_too_large");
        assertThat(
                        operator.post(
                                        path + "/refund",
                                        "{\"amount\": \"2.00\", \"reason\": \"sorry\"}")
                                .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(refunded(id)).isEqualTo("2.00"));
        await().untilAsserted(() -> {
            var papers = driver.rest().get("/v1/me/invoices");
            assertThat(papers.text("/items/0/document/total/amount")).isEqualTo("-2.00");
            assertThat(papers.text("/items/0/document/corrects"))
                    .isEqualTo(papers.text("/items/1/document/number"));
        });
        assertThat(
                        driver.rest()
                                .post(path + "/refund", "{\"amount\": \"1\", \"reason\": \"x\"}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void takesACarOutOfServiceAndGivesItsDriverAnotherOne() {
        var driver = TestDriver.approved(port, database);
        var path = held(driver);
        var withdrawals = "/v1/vehicles/" + car.id() + "/withdrawals";
        try (var other = carAtTheStation()) {
            var made = operator.post(withdrawals, "{\"reason\": \"a flat tyre\"}");
            assertThat(made.status()).isEqualTo(201);
            var booking = driver.rest().get(path);
            assertThat(booking.text("/state")).isEqualTo("held");
            assertThat(booking.text("/vehicleId")).isEqualTo(other.id());
            assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status"))
                    .isEqualTo("out_of_service");
            assertThat(book(TestDriver.approved(port, database), "").text("/code"))
                    .isIn("vehicle_taken", "vehicle_not_offered");
            assertThat(operator.delete(withdrawals + "/" + made.text("/id")).status())
                    .isEqualTo(204);
            assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status"))
                    .isEqualTo("available");
            driver.rest().post(path + "/cancel", "");
        }
    }

    @Test
    void movesACarToAnotherStation() {
        var from = place();
        latitude += 0.03;
        var to = station(false);
        var planned =
                operator.post(
                        "/v1/relocations",
                        "{\"vehicleId\": \"%s\", \"toStationId\": \"%s\", \"reason\": \"balance\"}"
                                .formatted(car.id(), to));
        assertThat(planned.text("/fromStationId")).isEqualTo(from);
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(409);
        var job = "/v1/relocations/" + planned.text("/id");
        assertThat(operator.post(job + "/finish", "").status()).isEqualTo(409);
        assertThat(operator.post(job + "/start", "").text("/state")).isEqualTo("under_way");
        assertThat(operator.post(job + "/finish", "").text("/state")).isEqualTo("done");
        await().untilAsserted(() -> assertThat(place()).isEqualTo(to));
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
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

    private RemoteCar carAtAStation(boolean plugRequired) {
        stationId = station(plugRequired);
        return carAtTheStation();
    }

    private String station(boolean plugRequired) {
        var code = "T-" + RANDOM.nextInt(1_000_000_000);
        var made =
                operator.post(
                        "/v1/stations",
                        """
                        {"market": "SG", "code": "%s", "name": "Test", "latitude": %s, "longitude": %s,
                         "plugRequired": %s, "bays": [{"code": "1"}, {"code": "2"}]}
                        """
                                .formatted(code, latitude, longitude, plugRequired),
                        "Idempotency-Key",
                        code);
        assertThat(made.status()).isEqualTo(201);
        return made.text("/id");
    }

    private RemoteCar carAtTheStation() {
        var connected = RemoteCar.connect(operator, gateway.port());
        connected.tell(parked(100));
        awaitOdometer(connected, 100);
        var placed =
                operator.put(
                        "/v1/vehicles/" + connected.id() + "/place",
                        "{\"stationId\": \"%s\"}".formatted(stationId));
        assertThat(placed.status()).isLessThan(300);
        return connected;
    }

    private Condition parked(long odometerMetres) {
        return Condition.parked(latitude, longitude, odometerMetres);
    }

    private Rest.Answer book(TestDriver driver, String more) {
        return driver.rest()
                .post(
                        "/v1/bookings",
                        "{\"vehicleId\": \"%s\"%s}".formatted(car.id(), more),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private static String reservation(Instant starts, Duration time) {
        return ", \"startsAt\": \"%s\", \"endsAt\": \"%s\"".formatted(starts, starts.plus(time));
    }

    private static Rest.Answer extend(TestDriver driver, String path, Instant endsAt) {
        return driver.rest().post(path + "/extend", "{\"endsAt\": \"%s\"}".formatted(endsAt));
    }

    private String held(TestDriver driver) {
        return held(driver, 5);
    }

    private String held(TestDriver driver, int wait) {
        var made = book(driver, "");
        assertThat(made.status()).isEqualTo(201);
        var path = "/v1/bookings/" + made.text("/id");
        driver.rest().get(path + "?wait=" + wait);
        return path;
    }

    private String started(TestDriver driver) {
        var path = held(driver);
        var unlocked = driver.rest().post(path + "/unlock", "");
        assertThat(unlocked.text("/state"))
                .as("%s; the car heard %s; %s", unlocked.json(), car.wishes(), commands())
                .isEqualTo("active");
        return path;
    }

    private String place() {
        return database.sql(
                        "SELECT station_id::text FROM rental.vehicle_place WHERE vehicle_id = :car::uuid")
                .param("car", car.id())
                .query(String.class)
                .single();
    }

    private String commands() {
        return database.sql("SELECT * FROM vehicles.command WHERE vehicle_id = :car::uuid")
                .param("car", car.id())
                .query()
                .listOfRows()
                .toString();
    }

    private void awaitOdometer(long metres) {
        awaitOdometer(car, metres);
    }

    private void awaitOdometer(RemoteCar told, long metres) {
        await().untilAsserted(() ->
                assertThat(
                                operator.get("/v1/vehicles/" + told.id() + "/state")
                                        .json()
                                        .at("/odometerMetres")
                                        .asLong())
                        .isEqualTo(metres));
    }

    private static List<String> events(TestDriver driver, String path) {
        var types = new ArrayList<String>();
        driver.rest()
                .get(path + "/events")
                .json()
                .forEach(e -> types.add(e.at("/type").asString()));
        return types;
    }

    private List<String> payments(String booking) {
        return database.sql(
                        """
                        SELECT kind || ' ' || state || ' ' || captured FROM rental.payment
                        WHERE booking_id = :id::uuid ORDER BY id
                        """)
                .param("id", booking)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String refunded(String booking) {
        return database.sql(
                        "SELECT sum(refunded)::text FROM rental.payment WHERE booking_id = :id::uuid")
                .param("id", booking)
                .query(String.class)
                .single();
    }
}
