package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bluehorizons.testing.EventStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.SecondNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a car's PUBLISH to what people see of it. */
@PlatformTest
@Timeout(60)
class LiveFleetTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    @Autowired private Environment settings;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Rest stakeholder;

    @BeforeEach
    void signIn() {
        stakeholder = Rest.as(port, "stakeholder");
    }

    @Test
    void showsWhereACarIsAndHowItIs() {
        var car = car();
        try (var connected = new Connected(car)) {
            connected.tell(1, now, position(1.29, 103.85));
            connected.tell(2, now.plusSeconds(1), charge(71.5));
            awaitState(car, 2);
        }
        var state = stakeholder.get(path(car, "state"));
        assertThat(state.json().at("/position/latitude").asDouble()).isEqualTo(1.29);
        assertThat(state.json().at("/stateOfChargePercent").asDouble()).isEqualTo(71.5);
        assertThat(state.text("/recordedAt")).isEqualTo(now.plusSeconds(1).toString());
        await().atMost(SOON)
                .until(() ->
                        !stakeholder.get(path(car, "state")).json().at("/connected").asBoolean());
    }

    @Test
    void neverMovesBackForALateMessage() {
        var car = car();
        try (var connected = new Connected(car)) {
            connected.tell(5, now, charge(50));
            awaitState(car, 1);
            connected.tell(4, now.minusSeconds(60), charge(90) + "," + position(1.3, 103.8));
            connected.tell(6, now.plusSeconds(1), "\"Vehicle.Speed\": 10");
            await().atMost(SOON)
                    .until(() ->
                            stakeholder.get(path(car, "state")).json().at("/speedKmh").isNumber());
        }
        var state = stakeholder.get(path(car, "state")).json();
        assertThat(state.at("/stateOfChargePercent").asDouble()).isEqualTo(50);
        assertThat(state.at("/position/latitude").asDouble()).isEqualTo(1.3);
    }

    @Test
    void listsCarsByPlaceAndCharge() {
        var fiji = car();
        var samoa = car();
        try (var one = new Connected(fiji);
                var other = new Connected(samoa)) {
            one.tell(1, now, position(-17.7, 178.0) + "," + charge(15));
            other.tell(1, now, position(-13.8, -172.1) + "," + charge(80));
            awaitState(fiji, 1);
            awaitState(samoa, 1);
        }
        assertThat(ids("bbox=170,-20,-170,-10")).containsExactlyInAnyOrder(id(fiji), id(samoa));
        assertThat(ids("bbox=170,-20,180,-10")).containsExactly(id(fiji));
        assertThat(ids("bbox=170,-20,-170,-10&maxStateOfCharge=20")).containsExactly(id(fiji));
        assertThat(ids("bbox=170,-20,-170,-10&status=out_of_service")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox=1,2,3 | bbox",
                "bbox=103,2,104,1 | bbox",
                "bbox=a,b,c,d | bbox",
                "minStateOfCharge=101 | minStateOfCharge",
                "minStateOfCharge=low | minStateOfCharge",
                "status=broken | status",
                "connected=perhaps | connected",
                "limit=0 | limit",
                "cursor=x | cursor",
            })
    void namesTheParameterThatIsWrong(String query, String field) {
        var refused = stakeholder.get("/v1/vehicles?" + query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void streamsEveryChangeOverTwoNodesAndSurvivesReconnects() {
        var cars = IntStream.range(0, 12).mapToObj(_ -> car()).toList();
        try (var other = SecondNode.beside(settings)) {
            var latest = new HashMap<String, Double>();
            var last = "";
            try (var fleet = new Fleet(cars, other.bean(VehicleGateway.class).port())) {
                for (var round = 0; round < 6; round++) {
                    try (var stream = EventStream.open(stakeholder, "/v1/vehicles/stream", last)) {
                        fleet.tellSomething();
                        var expected = fleet.charges();
                        await().atMost(SOON)
                                .until(() -> {
                                    merge(latest, stream.events());
                                    return latest.entrySet().containsAll(expected.entrySet());
                                });
                        assertThat(stream.events().stream().map(EventStream.Event::id).toList())
                                .isSorted()
                                .doesNotHaveDuplicates();
                        last = Long.toString(stream.events().getLast().id());
                    }
                    // While nobody listens.
                    fleet.tellSomething();
                }
            }
        }
    }

    @Test
    void downsamplesHistoryInTheDatabase() {
        var car = car();
        var start = now.truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
        try (var connected = new Connected(car)) {
            for (var minute = 0; minute < 10; minute++) {
                connected.tell(
                        minute,
                        start.plus(minute, ChronoUnit.MINUTES),
                        "\"Vehicle.Speed\": %d, %s"
                                .formatted(minute * 10, position(1.3 + minute / 100.0, 103.8)));
            }
        }
        var span = "from=%s&to=%s".formatted(start, start.plus(10, ChronoUnit.MINUTES));
        var history = stakeholder.get(path(car, "telemetry?resolution=5m&" + span)).json();
        assertThat(history.at("/items")).hasSize(2);
        assertThat(history.at("/items/1/speedKmh").asDouble()).isEqualTo(70);
        assertThat(history.at("/items/1/highestSpeedKmh").asDouble()).isEqualTo(90);
        assertThat(history.at("/items/1/latitude").asDouble()).isCloseTo(1.39, within(1e-9));
        assertThat(history.at("/items/1/messages").asLong()).isEqualTo(5);

        var first = stakeholder.get(path(car, "telemetry?resolution=raw&limit=6&" + span));
        var second =
                stakeholder.get(
                        path(
                                car,
                                "telemetry?resolution=raw&limit=6&cursor=%s&%s"
                                        .formatted(first.text("/next"), span)));
        assertThat(first.json().at("/items/5/sequence").asInt()).isEqualTo(5);
        assertThat(second.json().at("/items")).hasSize(4);
        assertThat(second.json().at("/items/0/sequence").asInt()).isEqualTo(6);

        var track = stakeholder.get(path(car, "track?" + span));
        assertThat(track.header("Content-Type")).startsWith("application/geo+json");
        assertThat(track.text("/geometry/type")).isEqualTo("LineString");
        assertThat(track.json().at("/geometry/coordinates")).hasSize(10);
        assertThat(track.json().at("/geometry/coordinates/0/0").asDouble()).isEqualTo(103.8);
    }

    @ParameterizedTest
    @CsvSource({
        "resolution=fast, resolution",
        "resolution=2d, resolution",
        "resolution=1s, resolution",
        "from=yesterday, from",
        "from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z, from",
        "from=2026-09-01T00:00:00Z, to",
    })
    void namesWhatIsWrongWithAPeriod(String query, String field) {
        var refused = stakeholder.get(path(car(), "telemetry?" + query));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void showsEventsAndQuarantine() {
        var car = car();
        try (var connected = new Connected(car)) {
            connected.publish(
                    "events",
                    "{\"type\": \"door.forced\", \"sequence\": 1, \"time\": \"%s\", \"data\": {\"door\": 1}}"
                            .formatted(now));
            connected.publish("telemetry", "[{\"sequence\": 1}, 5]");
        }
        var events = stakeholder.get(path(car, "events"));
        assertThat(events.status()).isEqualTo(200);
        assertThat(events.text("/items/0/type")).isEqualTo("door.forced");
        assertThat(events.json().at("/items/0/data/door").asInt()).isEqualTo(1);

        assertThat(stakeholder.get("/v1/vehicles/quarantine").status()).isEqualTo(403);
        var aside = Rest.as(port, "maintenance").get("/v1/vehicles/quarantine?vehicle=" + car.id());
        assertThat(aside.json().at("/items")).hasSize(2);
        assertThat(aside.text("/items/1/payload")).isEqualTo("{\"sequence\": 1}");
    }

    private static void merge(Map<String, Double> latest, List<EventStream.Event> events) {
        events.forEach(event ->
                latest.put(
                        event.data().at("/id").asString(),
                        event.data().at("/state/stateOfChargePercent").asDouble(-1)));
    }

    private void awaitState(TestCar car, int messages) {
        await().atMost(SOON)
                .until(() -> {
                    var state = stakeholder.get(path(car, "state")).json();
                    return state.at("/recordedAt").isString()
                            && !Instant.parse(state.at("/recordedAt").asString())
                                    .isBefore(now.plusSeconds(messages - 1));
                });
    }

    private List<String> ids(String query) {
        return stakeholder
                .get("/v1/vehicles?" + query)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static String path(TestCar car, String rest) {
        return "/v1/vehicles/%s/%s".formatted(car.id(), rest);
    }

    private static String id(TestCar car) {
        return car.id().toString();
    }

    private static String charge(double percent) {
        return "\"Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed\": " + percent;
    }

    private static String position(double latitude, double longitude) {
        return "\"Vehicle.CurrentLocation.Latitude\": %s, \"Vehicle.CurrentLocation.Longitude\": %s"
                .formatted(latitude, longitude);
    }

    private TestCar car() {
        return TestCar.register(database, gateway.port());
    }

    /** A car with a connection. */
    private static final class Connected implements AutoCloseable {

        private final TestCar car;
        private final Mqtt5BlockingClient client;

        Connected(TestCar car) {
            this.car = car;
            this.client = car.mqtt5();
            client.connect();
        }

        void tell(long sequence, Instant time, String signals) {
            publish(
                    "telemetry",
                    "{\"sequence\": %d, \"time\": \"%s\", \"signals\": {%s}}"
                            .formatted(sequence, time, signals));
        }

        void publish(String topic, String json) {
            client.toAsync()
                    .publishWith()
                    .topic(car.topic(topic))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(json.getBytes(StandardCharsets.UTF_8))
                    .send()
                    .exceptionally(_ -> null)
                    .join();
        }

        @Override
        public void close() {
            client.disconnect();
        }
    }

    /** Cars on two nodes that tell their charge. */
    private final class Fleet implements AutoCloseable {

        private final Random random = new Random(7);
        private final List<Connected> connected;
        private final double[] charges;
        private long sequence;

        Fleet(List<TestCar> cars, int otherPort) {
            this.connected =
                    IntStream.range(0, cars.size())
                            .mapToObj(index -> {
                                var car = cars.get(index);
                                return new Connected(
                                        index % 2 == 0
                                                ? car
                                                : new TestCar(car.id(), car.password(), otherPort));
                            })
                            .toList();
            this.charges = new double[cars.size()];
        }

        void tellSomething() {
            for (var index = 0; index < charges.length; index++) {
                charges[index] = random.nextInt(100);
                sequence++;
                connected
                        .get(index)
                        .tell(sequence, now.plusMillis(sequence), charge(charges[index]));
            }
        }

        Map<String, Double> charges() {
            var byCar = new HashMap<String, Double>();
            for (var index = 0; index < charges.length; index++) {
                byCar.put(id(connected.get(index).car), charges[index]);
            }
            return byCar;
        }

        @Override
        public void close() {
            connected.forEach(Connected::close);
        }
    }
}
