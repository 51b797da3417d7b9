package org.bluehorizons.charging.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.v16.StatusNotification;
import org.bluehorizons.testing.EventStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class LiveNetworkTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;
    @Autowired private Status16 status16;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;
    private Stations stations;
    private Rest reader;
    private String station;

    @BeforeEach
    void register() {
        stations = new Stations(database, transactions);
        station = stations.registered();
        reader = Rest.as(port, "stakeholder");
    }

    @Test
    void tellsHowAStationIsAndThenEachChange() {
        tell("Available", "NoError");
        try (var stream = EventStream.open(reader, "/v1/charging/live?station=" + station, "")) {
            // reset, the station, ready
            await().atMost(SOON).until(() -> stream.events().size() >= 3);
            assertThat(status(stream, 1)).isEqualTo("Available");
            tell("Available", "NoError");
            tell("Faulted", "GroundFailure");
            awaitStatus(stream, "Faulted");
            connect(true);
            await().atMost(SOON)
                    .until(() ->
                            stream.events().getLast().data().at("/connected").asBoolean(false));
        }
    }

    @Test
    void aStreamThatWasCutGoesOnWhereItWas() {
        tell("Available", "NoError");
        var last = "";
        try (var stream = EventStream.open(reader, "/v1/charging/live?station=" + station, "")) {
            await().atMost(SOON).until(() -> stream.events().size() >= 3);
            tell("Preparing", "NoError");
            awaitStatus(stream, "Preparing");
            last = Long.toString(stream.events().getLast().id());
        }
        tell("Charging", "NoError");
        try (var stream = EventStream.open(reader, "/v1/charging/live?station=" + station, last)) {
            await().atMost(SOON).until(() -> !stream.events().isEmpty());
            assertThat(status(stream, 0)).isEqualTo("Charging");
            assertThat(stream.events()).hasSize(1);
        }
    }

    @Test
    void tellsOfTheStationsOfASiteOnly() {
        var site =
                Rest.as(port, "operator")
                        .post("/v1/charging/sites", "{\"name\": \"Depot\"}")
                        .text("/id");
        var there = stations.registered();
        database.sql("UPDATE charging.station SET site_id = :site WHERE id = :id")
                .param("site", UUID.fromString(site))
                .param("id", there)
                .update();
        try (var stream = EventStream.open(reader, "/v1/charging/live?site=" + site, "")) {
            await().atMost(SOON).until(() -> stream.events().size() >= 3);
            tell("Available", "NoError");
            station = there;
            tell("Charging", "NoError");
            awaitStatus(stream, "Charging");
            assertThat(stream.events())
                    .extracting(event -> event.data().at("/id").asString(""))
                    .containsOnly("", there);
        }
    }

    @Test
    void countsStationsAndConnectors() {
        tell("SuspendedEV", "NoError");
        connect(true);
        await().atMost(SOON)
                .untilAsserted(() -> {
                    var overview = reader.get("/v1/charging/overview");
                    assertThat(overview.json().at("/connectors/SuspendedEV").asInt()).isOne();
                    assertThat(overview.json().at("/connected").asInt()).isPositive();
                    assertThat(overview.json().at("/stations").asInt())
                            .isGreaterThanOrEqualTo(overview.json().at("/connected").asInt());
                });
    }

    @Test
    void tellsWhatAConnectorWasPageByPage() {
        tell("Available", "NoError");
        tell("Preparing", "NoError");
        tell("Faulted", "OverVoltage");
        var path = "/v1/charging/stations/" + station + "/status-history?limit=2";
        var first = reader.get(path);
        assertThat(first.text("/items/0/errorCode")).isEqualTo("OverVoltage");
        assertThat(first.text("/items/1/status")).isEqualTo("Preparing");
        var second = reader.get(path + "&cursor=" + first.text("/next"));
        assertThat(second.text("/items/0/status")).isEqualTo("Available");
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(reader.get(path + "&evse=2").json().at("/items")).isEmpty();
        assertThat(reader.get("/v1/charging/stations/nobody/status-history").text("/code"))
                .isEqualTo("charging_station_not_found");
    }

    private void tell(String status, String error) {
        var now = Instant.now();
        var call =
                Stations.call(
                        station,
                        status16,
                        StatusNotification.Request.class,
                        """
                        {"connectorId": 1, "errorCode": "%s", "status": "%s", "timestamp": "%s"}
                        """
                                .formatted(error, status, now),
                        now);
        stations.handle(status16, List.of(call));
    }

    /** As the gateway notes it. */
    private void connect(boolean connected) {
        transactions.executeWithoutResult(_ -> {
            database.sql(
                            """
                            INSERT INTO charging.station_state (station_id, connected)
                            VALUES (:id, :connected)
                            ON CONFLICT (station_id) DO UPDATE SET connected = :connected
                            """)
                    .param("id", station)
                    .param("connected", connected)
                    .update();
            database.sql(
                            """
                            INSERT INTO charging.event (at, type, station_id)
                            VALUES (now(), 'station.connected', :id)
                            """)
                    .param("id", station)
                    .update();
        });
    }

    /** What was committed just before the stream began may be told twice. */
    private static void awaitStatus(EventStream stream, String status) {
        await().atMost(SOON).until(() -> status.equals(status(stream, stream.events().size() - 1)));
    }

    private static String status(EventStream stream, int event) {
        return stream.events().get(event).data().at("/connectors/0/status").asString();
    }
}
