package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.testing.RemoteCar;
import org.bluehorizons.testing.RemoteCar.Condition;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestDriver;
import org.bluehorizons.vehicles.gateway.VehicleGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over real HTTP: a station of its own, with a car at it that is on real MQTT. */
abstract class CarAtAStation {

    private static final Random RANDOM = new Random();

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired private VehicleGateway gateway;
    Rest operator;
    RemoteCar car;
    private String stationId = "";
    double latitude;
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

    final RemoteCar carAtAStation(boolean plugRequired) {
        stationId = station(plugRequired);
        return carAtTheStation();
    }

    final String station(boolean plugRequired) {
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

    final RemoteCar carAtTheStation() {
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

    final Condition parked(long odometerMetres) {
        return Condition.parked(latitude, longitude, odometerMetres);
    }

    final Rest.Answer book(TestDriver driver, String more) {
        return driver.rest()
                .post(
                        "/v1/bookings",
                        "{\"vehicleId\": \"%s\"%s}".formatted(car.id(), more),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    final String held(TestDriver driver) {
        return held(driver, 5);
    }

    final String held(TestDriver driver, int wait) {
        var made = book(driver, "");
        assertThat(made.status()).isEqualTo(201);
        var path = "/v1/bookings/" + made.text("/id");
        driver.rest().get(path + "?wait=" + wait);
        return path;
    }

    final String started(TestDriver driver) {
        var path = held(driver);
        var unlocked = driver.rest().post(path + "/unlock", "");
        assertThat(unlocked.text("/state"))
                .as("%s; the car heard %s; %s", unlocked.json(), car.wishes(), commands())
                .isEqualTo("active");
        return path;
    }

    private String commands() {
        return database.sql("SELECT * FROM vehicles.command WHERE vehicle_id = :car::uuid")
                .param("car", car.id())
                .query()
                .listOfRows()
                .toString();
    }

    final void awaitOdometer(long metres) {
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

    static List<String> events(TestDriver driver, String path) {
        var types = new ArrayList<String>();
        driver.rest()
                .get(path + "/events")
                .json()
                .forEach(e -> types.add(e.at("/type").asString()));
        return types;
    }

    final List<String> payments(String booking) {
        return database.sql(
                        """
                        SELECT kind || ' ' || state || ' ' || captured FROM rental.payment
                        WHERE booking_id = :id::uuid ORDER BY id
                        """)
                .param("id", booking)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
