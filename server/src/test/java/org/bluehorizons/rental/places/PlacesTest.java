package org.bluehorizons.rental.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class PlacesTest {

    private static final AtomicInteger COUNT = new AtomicInteger(100);
    private static final String SQUARE =
            "{\"type\": \"Polygon\", \"coordinates\": [[[20,20],[21,20],[21,21],[20,21],[20,20]]]}";

    @LocalServerPort private int port;
    @Autowired private Places places;
    private Rest operator;
    private int number;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        number = COUNT.incrementAndGet();
    }

    @Test
    void opensAStationThatIsKnownAtOnce() {
        var made = open("\"opensAt\": \"06:00\", \"closesAt\": \"01:00\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/timeZone")).isEqualTo("Asia/Singapore");
        var known = places.station(UUID.fromString(made.text("/id"))).orElseThrow();
        assertThat(known.bays()).extracting(Bay::code).containsExactly("A1", "A2");
        // Half past midnight and five in the morning in Singapore.
        assertThat(known.isOpenAt(Instant.parse("2026-11-21T16:30:00Z"))).isTrue();
        assertThat(known.isOpenAt(Instant.parse("2026-11-21T21:00:00Z"))).isFalse();
        var read = Rest.as(port, "driver").get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "code": "a b" | code
                    "name": "" | name
                    "market": "XX" | market
                    "latitude": 91 | latitude
                    "radiusMetres": 5 | radiusMetres
                    "timeZone": "Mars/Olympus" | timeZone
                    "opensAt": "06:00" | closesAt
                    "opensAt": "6 o'clock" | opensAt
                    "bays": [{"code": "A"}, {"code": "A"}] | bays[1].code
                    """)
    void namesTheFieldOfAStationThatBreaksARule(String member, String field) {
        var refused = open(member);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void refusesACodeThatIsTaken() {
        open("\"plugRequired\": true");
        assertThat(open("\"plugRequired\": true").text("/code")).isEqualTo("station_code_taken");
    }

    @Test
    void keepsABayThatACarStandsIn() {
        var station = open("\"plugRequired\": true");
        var path = station.header("Location");
        var car = car();
        var placed = put(car, station.text("/id"), station.text("/bays/1/id"));
        assertThat(placed.text("/bay")).isEqualTo(station.text("/bays/1/id"));
        var withoutIt =
                operator.patch(path, "{\"bays\": [{\"code\": \"A1\"}]}", "If-Match", "\"1\"");
        assertThat(withoutIt.text("/code")).isEqualTo("bay_in_use");
        var withIt =
                operator.patch(
                        path,
                        "{\"bays\": [{\"code\": \"A2\"}, {\"code\": \"A3\"}]}",
                        "If-Match",
                        "\"1\"");
        assertThat(withIt.text("/version")).isEqualTo("2");
        assertThat(withIt.text("/bays/0/id")).isEqualTo(station.text("/bays/1/id"));
        assertThat(operator.patch(path, "{}", "If-Match", "\"1\"").status()).isEqualTo(412);
    }

    @Test
    void retiresAStationOnlyWithoutCars() {
        var station = open("\"plugRequired\": true");
        var path = station.header("Location");
        var car = car();
        put(car, station.text("/id"), null);
        assertThat(operator.delete(path, "If-Match", "*").text("/code"))
                .isEqualTo("station_in_use");
        assertThat(put(car, null, null).json().at("/station").isNull()).isTrue();
        assertThat(operator.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(operator.get(path).status()).isEqualTo(404);
        assertThat(places.station(UUID.fromString(station.text("/id")))).isEmpty();
        assertThat(put(car, station.text("/id"), null).text("/errors/0/field"))
                .isEqualTo("stationId");
    }

    @Test
    void freesThePlaceOfACarThatIsRetired() {
        var station = open("\"plugRequired\": true");
        var car = car();
        put(car, station.text("/id"), null);
        var path = "/v1/vehicles/" + car;
        assertThat(operator.get(path + "/place").text("/station")).isEqualTo(station.text("/id"));
        assertThat(operator.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(operator.get(path + "/place").status()).isEqualTo(404);
        assertThat(operator.delete(station.header("Location"), "If-Match", "*").status())
                .isEqualTo(204);
    }

    @Test
    void putsTwoCarsNeverInOneBay() {
        var station = open("\"plugRequired\": true");
        put(car(), station.text("/id"), station.text("/bays/0/id"));
        var second = put(car(), station.text("/id"), station.text("/bays/0/id"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/code")).isEqualTo("bay_taken");
    }

    @Test
    void listsTheStationsOfABox() {
        var inside = open("\"latitude\": -45.5, \"longitude\": 100.5");
        number = COUNT.incrementAndGet();
        open("\"latitude\": -47.5, \"longitude\": 100.5");
        var found = operator.get("/v1/stations?bbox=100,-46,101,-45");
        assertThat(found.json().at("/items")).hasSize(1);
        assertThat(found.json().at("/items/0")).isEqualTo(inside.json());
        assertThat(operator.get("/v1/stations?bbox=1,2,3").text("/errors/0/field"))
                .isEqualTo("bbox");
    }

    @Test
    void changesAZoneByEndingItAndBeginningAnother() {
        var zone = draw("parking", SQUARE);
        assertThat(zone.status()).isEqualTo(201);
        assertThat(places.mayParkAt(20.5, 20.5, Instant.now())).isTrue();
        var later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var path = zone.header("Location");
        var changed =
                operator.patch(
                        path,
                        "{\"kind\": \"no_parking\", \"from\": \"%s\"}".formatted(later),
                        "If-Match",
                        "\"1\"");
        assertThat(changed.text("/replaces")).isEqualTo(zone.text("/id"));
        assertThat(operator.get(path).text("/until")).isEqualTo(later.toString());
        assertThat(places.mayParkAt(20.5, 20.5, later.minusSeconds(1))).isTrue();
        assertThat(places.mayParkAt(20.5, 20.5, later)).isFalse();
        var entries =
                Rest.administrator(port).get("/v1/audit-entries?subject=zone:" + zone.text("/id"));
        assertThat(entries.text("/items/0/action")).isEqualTo("zone.changed");

        assertThat(operator.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(operator.delete(path, "If-Match", "*").text("/code")).isEqualTo("zone_ended");
        // What has not begun leaves no trace.
        var next = changed.header("Location");
        assertThat(operator.delete(next, "If-Match", "*").status()).isEqualTo(204);
        assertThat(operator.get(next).status()).isEqualTo(404);
        assertThat(places.mayParkAt(20.5, 20.5, later)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"type": "Point", "coordinates": [1, 2]} | area.type
                    {"type": "Polygon", "coordinates": [[[0,0],[1,0],[0,0]]]} | area.coordinates[0]
                    {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,1]]]} | area.coordinates[0]
                    {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,100],[0,0]]]} | area.coordinates[0][2]
                    {"type": "Polygon", "coordinates": [[[0,0],[1,1],[1,0],[0,1],[0,0]]]} | area.coordinates
                    {"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]],[[[0,0],[1,0],["x",1],[0,0]]]]} | area.coordinates[1][0][2]
                    7 | area
                    """)
    void namesThePartOfAnAreaThatBreaksARule(String area, String field) {
        var refused = draw("parking", area);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void letsOnlyOperatorsChangePlaces() {
        var driver = Rest.as(port, "driver");
        assertThat(driver.post("/v1/stations", "{}", "Idempotency-Key", "x").status())
                .isEqualTo(403);
        assertThat(driver.post("/v1/zones", "{}", "Idempotency-Key", "x").status()).isEqualTo(403);
        assertThat(driver.get("/v1/zones").status()).isEqualTo(200);
    }

    private Rest.Answer open(String more) {
        var station =
                """
                {"market": "SG", "code": "T-%d", "name": "Test", "latitude": 1.3, "longitude": 103.8,
                 "bays": [{"code": "A1", "chargePoint": "CP-1"}, {"code": "A2"}], %s}
                """
                        .formatted(number, more);
        return operator.post("/v1/stations", station, key());
    }

    private Rest.Answer draw(String kind, String area) {
        var zone =
                """
                {"market": "SG", "name": "Test", "kind": "%s", "area": %s}
                """
                        .formatted(kind, area);
        return operator.post("/v1/zones", zone, key());
    }

    private Rest.Answer put(String car, @Nullable String station, @Nullable String bay) {
        return operator.put(
                "/v1/vehicles/%s/place".formatted(car),
                "{\"stationId\": %s, \"bayId\": %s}".formatted(quoted(station), quoted(bay)));
    }

    private static String quoted(@Nullable String id) {
        return id == null ? "null" : "\"%s\"".formatted(id);
    }

    private String car() {
        var car = COUNT.incrementAndGet();
        return operator.post(
                        "/v1/vehicles",
                        """
                        {"vin": "LGXCE4CB1P%07d", "plate": "P%d", "make": "BYD", "model": "Atto 3",
                         "batteryKilowattHours": 60.48, "rangeKilometres": 420, "seats": 5}
                        """
                                .formatted(car, car))
                .text("/id");
    }

    private static String[] key() {
        return new String[] {"Idempotency-Key", UUID.randomUUID().toString()};
    }
}
