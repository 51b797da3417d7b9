package org.bluehorizons.rental.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.testing.ParkedCars;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class AvailabilityTest {

    /** Each test has a part of the world to itself. */
    private static final AtomicInteger LATITUDE = new AtomicInteger(10);

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private FleetBoard board;
    @Autowired private TransactionTemplate transactions;
    private ParkedCars cars;
    private Rest driver;
    private int latitude;

    @BeforeEach
    void signIn() {
        cars = new ParkedCars(Rest.as(port, "operator"), database);
        driver = Rest.as(port, "driver");
        latitude = LATITUDE.incrementAndGet();
    }

    @Test
    void offersACarWithEverythingThatADriverWantsToKnow() {
        var car = cars.park(latitude + 0.005, 50, 80);
        var free = awaitCars("", 1);
        assertThat(free.text("/cars/0/vehicleId")).isEqualTo(car.toString());
        assertThat(free.json().at("/cars/0/usableRangeMetres").asInt()).isEqualTo(270_000);
        assertThat(free.json().at("/cars/0/walkingMetres").asInt()).isBetween(715, 730);
        assertThat(free.json().at("/cars/0/walkingMinutes").asInt()).isEqualTo(10);
        assertThat(free.json().at("/cars/0/availableUntil").isNull()).isTrue();
        assertThat(Instant.parse(free.text("/asOf"))).isAfter(Instant.now().minusSeconds(5));
    }

    @Test
    void offersOnlyCarsThatCanBeDrivenNow() {
        cars.park(latitude, 50, 5);
        var driven = cars.park(latitude, 50, 80);
        database.sql("DELETE FROM rental.vehicle_place WHERE vehicle_id = :car")
                .param("car", driven.value())
                .update();
        var silent = cars.park(latitude, 50, 80);
        database.sql("UPDATE vehicles.state SET connected = false WHERE vehicle_id = :car")
                .param("car", silent.value())
                .update();
        var good = cars.park(latitude, 50, 80);
        var free = awaitCars("", 1);
        assertThat(free.text("/cars/0/vehicleId")).isEqualTo(good.toString());
    }

    @Test
    void takesACarOffTheBoardAtOnceAndBringsItBack() {
        var car = cars.park(latitude, 50, 80);
        awaitCars("", 1);
        var claim = claim(car, Instant.now().minusSeconds(1), null);
        board.touched(car);
        assertThat(near("").json().at("/cars")).isEmpty();
        database.sql("DELETE FROM rental.claim WHERE id = :id").param("id", claim).update();
        board.touched(car);
        awaitCars("", 1);
    }

    @Test
    void countsATouchFromTheCommitOn() {
        var car = cars.park(latitude, 50, 80);
        awaitCars("", 1);
        transactions.executeWithoutResult(transaction -> {
            board.touched(car);
            transaction.setRollbackOnly();
        });
        assertThat(near("").json().at("/cars")).hasSize(1);
        transactions.executeWithoutResult(_ -> {
            claim(car, Instant.now().minusSeconds(1), null);
            board.touched(car);
        });
        assertThat(near("").json().at("/cars")).isEmpty();
    }

    @Test
    void decidesByTheClaimsOfTheTimeThatIsAskedFor() {
        var car = cars.park(latitude, 50, 80);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        claim(car, tomorrow, tomorrow.plusSeconds(3_600));
        var now =
                await().until(
                                () -> near(""),
                                answer -> !answer.text("/cars/0/availableUntil").isEmpty());
        assertThat(Instant.parse(now.text("/cars/0/availableUntil")))
                .isBetween(tomorrow.minusMillis(1), tomorrow.plusMillis(1));
        var during = "&from=%s&until=%s";
        assertThat(
                        near(during.formatted(tomorrow.plusSeconds(60), tomorrow.plusSeconds(90)))
                                .json()
                                .at("/cars"))
                .isEmpty();
        assertThat(
                        near(during.formatted(
                                        tomorrow.plusSeconds(3_660), tomorrow.plusSeconds(9_000)))
                                .json()
                                .at("/cars"))
                .hasSize(1);
    }

    @Test
    void tellsFreeCarsAndBaysOfAStation() {
        var station = cars.station(latitude, 50, 3);
        var car = cars.park(latitude, 50, 80);
        cars.put(car, station);
        var free = awaitCars("", 1);
        assertThat(free.text("/cars/0/stationId")).isEqualTo(station);
        assertThat(free.text("/stations/0/freeCars")).isEqualTo("1");
        assertThat(free.text("/stations/0/freeBays")).isEqualTo("2");
        var there = driver.get("/v1/stations/%s/availability".formatted(station));
        assertThat(there.text("/station/freeBays")).isEqualTo("2");
        assertThat(there.text("/cars/0/vehicleId")).isEqualTo(car.toString());
    }

    @Test
    void keepsToWhatADriverAsksFor() {
        cars.park(latitude, 50, 80);
        awaitCars("", 1);
        assertThat(near("&seats=6").json().at("/cars")).isEmpty();
        assertThat(near("&seats=5").json().at("/cars")).hasSize(1);
        assertThat(near("&minRangeKilometres=271").json().at("/cars")).isEmpty();
        assertThat(near("&minRangeKilometres=270").json().at("/cars")).hasSize(1);
        assertThat(near("&model=atto%203").json().at("/cars")).hasSize(1);
        assertThat(near("&model=Seal").json().at("/cars")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    latitude=91&longitude=1 | latitude
                    latitude=1 | longitude
                    latitude=1&longitude=1&radiusMetres=0 | radiusMetres
                    latitude=1&longitude=1&limit=101 | limit
                    latitude=1&longitude=1&from=2026-11-21T04:00:00Z | until
                    latitude=1&longitude=1&seats=many | seats
                    """)
    void namesTheParameterThatBreaksARule(String query, String field) {
        var refused = driver.get("/v1/availability?" + query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void isForPeopleWhoHaveSignedIn() {
        assertThat(Rest.anonymous(port).get("/v1/availability?latitude=1&longitude=1").status())
                .isEqualTo(401);
    }

    private Rest.Answer near(String more) {
        return driver.get("/v1/availability?latitude=%d&longitude=50%s".formatted(latitude, more));
    }

    private Rest.Answer awaitCars(String more, int expected) {
        return await().until(
                        () -> near(more), answer -> answer.json().at("/cars").size() == expected);
    }

    private UUID claim(VehicleId car, Instant from, @Nullable Instant until) {
        var id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO rental.claim (id, vehicle_id, during, kind)
                        VALUES (:id, :car, tstzrange(:from, :until), 'blackout')
                        """)
                .param("id", id)
                .param("car", car.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
