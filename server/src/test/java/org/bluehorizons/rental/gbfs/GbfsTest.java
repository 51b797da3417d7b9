package org.bluehorizons.rental.gbfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.testing.ParkedCars;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.vehicles.VehicleId;
import org.entur.gbfs.validation.GbfsValidatorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
@TestPropertySource(
        properties = "bluehorizons.rental.gbfs.rental-url=https://rent.example.com/book")
class GbfsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private ParkedCars cars;
    private Rest everybody;
    private String station = "";

    @BeforeEach
    void furnish() {
        var operator = Rest.as(port, "operator");
        everybody = Rest.anonymous(port);
        cars = new ParkedCars(operator, database);
        station = cars.station(1.35, 103.94, 4);
        for (var kind : List.of("parking", "no_parking")) {
            operator.post(
                    "/v1/zones",
                    """
                    {"market": "SG", "name": "Tampines", "kind": "%s", "area": {"type": "Polygon",
                     "coordinates": [[[103.9,1.3],[104,1.3],[104,1.4],[103.9,1.4],[103.9,1.3]]]}}
                    """
                            .formatted(kind),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
        }
    }

    @Test
    void satisfiesThePublicValidator() throws IOException {
        tariff();
        var inStation = cars.park(1.35, 103.94, 80);
        cars.put(inStation, station);
        cars.park(1.36, 103.95, 80);
        cars.park(1.37, 103.95, 5);
        claim(cars.park(1.38, 103.95, 60), "now() - interval '1 minute'");
        claim(cars.park(1.39, 103.95, 60), "now() + interval '1 day'");
        await().until(() -> feed("vehicle_status").at("/data/vehicles").size() >= 5);
        assertThat(feed("system_pricing_plans").at("/data/plans")).isNotEmpty();

        var feeds = new HashMap<String, JsonNode>();
        feeds.put("manifest", everybody.get("/gbfs/manifest.json").json());
        feeds.put("gbfs_versions", everybody.get("/gbfs/gbfs_versions.json").json());
        for (var listed : feed("gbfs").at("/data/feeds")) {
            var path = URI.create(listed.at("/url").asString()).getPath();
            feeds.put(listed.at("/name").asString(), everybody.get(path).json());
        }
        assertThat(feeds).hasSize(12);
        assertThat(errors(feeds)).isEmpty();
        // The judge judges: it finds what is planted.
        var types = everybody.get("/gbfs/3.0/sg/vehicle_types.json").response().body();
        feeds.put("vehicle_types", JsonMapper.shared().readTree(types.replace("byd", "steam")));
        assertThat(errors(feeds)).isNotEmpty();
    }

    @Test
    void namesOnlyStationsTypesAndPlansThatThereAre() {
        var car = cars.park(1.35, 103.94, 80);
        cars.put(car, station);
        var ours = publicId(car);
        var vehicle = awaitVehicle(ours);
        assertThat(vehicle.at("/station_id").asString()).isEqualTo(station);
        var stations = values(feed("station_information"), "stations", "station_id");
        var types = values(feed("vehicle_types"), "vehicle_types", "vehicle_type_id");
        assertThat(values(feed("station_status"), "stations", "station_id")).isEqualTo(stations);
        for (var each : feed("vehicle_status").at("/data/vehicles")) {
            assertThat(types).contains(each.at("/vehicle_type_id").asString());
            if (each.has("station_id")) {
                assertThat(stations).contains(each.at("/station_id").asString());
            }
        }
    }

    @Test
    void callsACarByAnotherNameAfterEachTripAndNeverByItsPlate() {
        var car = cars.park(1.355, 103.945, 80);
        var before = publicId(car);
        var link = awaitVehicle(before).at("/rental_uris/web").asString();
        assertThat(link).isEqualTo("https://rent.example.com/book?vehicle=" + before);
        cars.put(car, station);
        var after = publicId(car);
        awaitVehicle(after);
        var body = everybody.get("/gbfs/3.0/sg/vehicle_status.json").response().body();
        assertThat(body).doesNotContain(before, car.toString(), "PARKED", "LGXCE4CB2P");
    }

    @Test
    void countsFreeCarsAndDocksOfAStation() {
        var car = cars.park(1.35, 103.94, 80);
        cars.put(car, station);
        awaitVehicle(publicId(car));
        var status =
                await().until(
                                () -> stationStatus(),
                                found -> found.at("/num_vehicles_available").asInt() == 1);
        assertThat(status.at("/num_docks_available").asInt()).isEqualTo(3);
        assertThat(status.at("/vehicle_types_available/0/count").asInt()).isEqualTo(1);
    }

    @Test
    void isCheapForWhoAsksAgain() throws IOException, InterruptedException {
        var path = "/gbfs/3.0/sg/station_information.json";
        var first = everybody.get(path);
        assertThat(first.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(first.json().at("/ttl").asInt()).isEqualTo(300);
        assertThat(Instant.parse(first.text("/last_updated")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        var again = everybody.get(path, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        var page = get(path, "Origin", "https://planner.example.com");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void letsPagesOfOthersAskFirst() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(everybody.uri("/gbfs/3.0/sg/gbfs.json"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "https://planner.example.com")
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "If-None-Match");
        var answer = HTTP.send(request.build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void knowsNoOtherSystemsOrFeeds() {
        assertThat(everybody.get("/gbfs/3.0/xx/gbfs.json").text("/code"))
                .isEqualTo("system_not_found");
        assertThat(everybody.get("/gbfs/3.0/sg/secrets.json").text("/code"))
                .isEqualTo("feed_not_found");
    }

    private static List<String> errors(Map<String, JsonNode> feeds) throws IOException {
        var streams = new HashMap<String, InputStream>();
        feeds.forEach((name, json) ->
                streams.put(
                        name,
                        new ByteArrayInputStream(
                                JsonMapper.shared()
                                        .writeValueAsString(json)
                                        .getBytes(StandardCharsets.UTF_8))));
        var result = GbfsValidatorFactory.getGbfsJsonValidator().validate(streams);
        assertThat(result.summary().version()).isEqualTo("3.0");
        var errors = new ArrayList<String>();
        result.files()
                .forEach((name, file) -> {
                    file.errors().forEach(error -> errors.add(name + ": " + error.message()));
                    file.validatorErrors()
                            .forEach(error -> errors.add(name + ": " + error.message()));
                });
        return errors;
    }

    private JsonNode feed(String name) {
        return everybody.get("/gbfs/3.0/sg/%s.json".formatted(name)).json();
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(everybody.uri(path)).header(header, value).build(),
                BodyHandlers.ofString());
    }

    private JsonNode stationStatus() {
        for (var each : feed("station_status").at("/data/stations")) {
            if (each.at("/station_id").asString().equals(station)) {
                return each;
            }
        }
        return JsonMapper.shared().createObjectNode();
    }

    private JsonNode awaitVehicle(String id) {
        return await().until(
                        () ->
                                feed("vehicle_status").at("/data/vehicles").values().stream()
                                        .filter(car -> car.at("/vehicle_id").asString().equals(id))
                                        .findFirst()
                                        .orElse(JsonMapper.shared().createObjectNode()),
                        found -> !found.isEmpty());
    }

    private static List<String> values(JsonNode feed, String list, String member) {
        return feed.at("/data/" + list).values().stream()
                .map(each -> each.at("/" + member).asString())
                .toList();
    }

    private String publicId(VehicleId car) {
        return database.sql("SELECT public_id FROM rental.vehicle_place WHERE vehicle_id = :car")
                .param("car", car.value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private void claim(VehicleId car, String from) {
        database.sql(
                        """
                        INSERT INTO rental.claim (id, vehicle_id, during, kind)
                        VALUES (gen_random_uuid(), :car,
                                tstzrange(%s, %s + interval '1 hour'), 'blackout')
                        """
                                .formatted(from, from))
                .param("car", car.value())
                .update();
    }

    private void tariff() {
        database.sql(
                        """
                        WITH made AS (
                            INSERT INTO rental.plan (market, code, name, kind)
                            VALUES ('SG', 'open-data-test', 'Pay as you go', 'pay_as_you_go')
                            RETURNING id)
                        INSERT INTO rental.tariff (plan_id, effective, terms, created_by)
                        SELECT id, tstzrange(now() - interval '1 hour', NULL),
                               '{"unlockFee": 1.00, "perMinute": 0.40, "perKilometre": 0.39,
                                 "plugInDiscountPercent": 0, "plugInBelowPercent": 0,
                                 "freeCancelMinutes": 0}',
                               'test'
                        FROM made
                        """)
                .update();
    }
}
