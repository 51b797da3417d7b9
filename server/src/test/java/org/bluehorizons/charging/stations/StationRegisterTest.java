package org.bluehorizons.charging.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class StationRegisterTest {

    private static final String STATIONS = "/v1/charging/stations";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private DatabaseAddress address;
    private Rest operator;
    private final String id = "CP-" + UUID.randomUUID().toString().substring(0, 13);

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void registersAStationWithItsConnectors() {
        var made = register("");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/bootPolicy")).isEqualTo("accepted");
        assertThat(made.text("/password")).isEqualTo("NONE");
        var read = Rest.as(port, "stakeholder").get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.text("/evses/1/connectors/0/type")).isEqualTo("cType2");
        assertThat(register("").text("/code")).isEqualTo("charging_station_taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "id": "a b" | id
                    "name": " " | name
                    "siteId": "01999999-0000-7000-8000-000000000000" | siteId
                    "ocppVersion": "1.5" | ocppVersion
                    "securityProfile": 4 | securityProfile
                    "bootPolicy": "maybe" | bootPolicy
                    "latitude": 91, "longitude": 0 | latitude
                    "latitude": 1 | longitude
                    "evses": [{"id": 1}, {"id": 1}] | evses[1].id
                    "evses": [{"id": 1, "connectors": [{"id": 0}]}] | evses[0].connectors[0].id
                    """)
    void namesTheFieldThatBreaksARule(String member, String field) {
        var refused = operator.post(STATIONS, "{\"id\": \"%s\", %s}".formatted(id, member));
        if (field.equals("id")) {
            refused = operator.post(STATIONS, "{%s}".formatted(member));
        }
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void letsOnlyOperatorsChangeIt() {
        register("");
        var technician = Rest.as(port, "maintenance");
        assertThat(technician.get(STATIONS + "/" + id).status()).isEqualTo(200);
        assertThat(technician.post(STATIONS + "/" + id + "/password", "").status()).isEqualTo(403);
        assertThat(Rest.as(port, "driver").get(STATIONS).status()).isEqualTo(403);
    }

    @Test
    void tellsTheGatewaysOfAChangedBootPolicyAndARetiredStation() throws SQLException {
        register("");
        try (var listener = address.open("test");
                var statement = listener.createStatement()) {
            statement.execute("LISTEN charging_boot_policy; LISTEN charging_disconnect");
            var changed =
                    operator.patch(
                            STATIONS + "/" + id,
                            "{\"bootPolicy\": \"pending\", \"evses\": [{\"id\": 2}]}",
                            "If-Match",
                            "\"1\"");
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.json().at("/evses")).hasSize(1);
            assertThat(operator.delete(STATIONS + "/" + id, "If-Match", "\"1\"").status())
                    .isEqualTo(412);
            assertThat(operator.delete(STATIONS + "/" + id, "If-Match", "\"2\"").status())
                    .isEqualTo(204);
            var heard = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        var more = listener.unwrap(PGConnection.class).getNotifications(100);
                        for (var one : more) {
                            if (one.getParameter().equals(id)) {
                                heard.add(one.getName());
                            }
                        }
                        return heard.size() == 2;
                    });
            assertThat(heard).containsExactly("charging_boot_policy", "charging_disconnect");
        }
        assertThat(operator.get(STATIONS + "?text=" + id).json().at("/items")).isEmpty();
        assertThat(operator.get(STATIONS + "?retired=true&text=" + id).json().at("/items"))
                .hasSize(1);
    }

    @Test
    void keepsTheOldPasswordUntilTheNewOneIsUsed() {
        register("\"ocppVersion\": \"1.6\", ");
        var path = STATIONS + "/" + id + "/password";
        var first = operator.post(path, "");
        assertThat(first.text("/password")).matches("[A-Za-z0-9]{20}");
        var second = operator.post(path, "{\"password\": \"sixteen printable\"}");
        assertThat(second.json().at("/password").isNull()).isTrue();
        assertThat(hash("password_hash")).isEqualTo(Passwords.hash(first.text("/password")));
        assertThat(hash("next_password_hash")).isEqualTo(Passwords.hash("sixteen printable"));
        assertThat(operator.get(STATIONS + "/" + id).text("/password")).isEqualTo("CHANGING");
        var third = operator.post(path + "?now=true", "");
        assertThat(hash("password_hash")).isEqualTo(Passwords.hash(third.text("/password")));
        assertThat(operator.get(STATIONS + "/" + id).text("/password")).isEqualTo("SET");
        assertThat(operator.post(path, "{\"password\": \"too short\"}").text("/errors/0/field"))
                .isEqualTo("password");
    }

    @Test
    void registersManyAtOnceAndLeavesThoseAloneThatAreThere() {
        register("");
        var batch =
                """
                {"stations": [
                  {"id": "%1$s", "name": "another name"},
                  {"id": "%1$s-2", "name": "two", "evses": [{"id": 1, "connectors": [
                    {"id": 1, "type": "cCCS2", "maxPowerWatts": 50000}]}]},
                  {"id": "%1$s-3", "password": "a password of mine"},
                  {"id": "%1$s-4", "securityProfile": 0}]}
                """
                        .formatted(id);
        var first = operator.post(STATIONS + "/batch", batch);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/created").asInt()).isEqualTo(3);
        assertThat(first.json().at("/existing").asInt()).isEqualTo(1);
        assertThat(first.text("/stations/0/password")).matches("[A-Za-z0-9]{40}");
        assertThat(first.json().at("/stations/1/password").isNull()).isTrue();
        assertThat(first.json().at("/stations/2/password").isNull()).isTrue();
        var again = operator.post(STATIONS + "/batch", batch);
        assertThat(again.json().at("/created").asInt()).isZero();
        assertThat(operator.get(STATIONS + "/" + id).text("/name")).isEqualTo("Row 1");
        var page = operator.get(STATIONS + "?limit=2&text=" + id);
        var rest = operator.get(STATIONS + "?text=" + id + "&cursor=" + page.text("/next"));
        assertThat(page.json().at("/items")).hasSize(2);
        assertThat(rest.json().at("/items")).hasSize(2);
        assertThat(rest.json().at("/next").isNull()).isTrue();
    }

    @Test
    void refusesABatchAsAWhole() {
        var refused =
                operator.post(
                        STATIONS + "/batch",
                        "{\"stations\": [{\"id\": \"%1$s\"}, {\"id\": \"%1$s\"}]}".formatted(id));
        assertThat(refused.text("/errors/0/field")).isEqualTo("stations[1].id");
        assertThat(operator.get(STATIONS + "/" + id).text("/code"))
                .isEqualTo("charging_station_not_found");
    }

    @Test
    void findsStationsByWhatTheyTell() {
        var site = site();
        register("\"siteId\": \"%s\", ".formatted(site.text("/id")));
        operator.post(
                STATIONS, "{\"id\": \"%s-b\", \"siteId\": \"%s\"}".formatted(id, site.text("/id")));
        database.sql(
                        """
                        INSERT INTO charging.station_state (station_id, ocpp_version, vendor, connected)
                        VALUES (:id, '2.0.1', 'Acme', true)
                        """)
                .param("id", id)
                .update();
        database.sql(
                        """
                        INSERT INTO charging.connector_state
                            (station_id, evse_id, connector_id, status, status_at, received_at)
                        VALUES (:id, 1, 1, 'Faulted', now(), now())
                        """)
                .param("id", id)
                .update();
        for (var filter :
                List.of("faulted=true", "connected=true", "version=2.0.1", "vendor=acme")) {
            assertThat(found(site, filter)).as(filter).containsExactly(id);
        }
        assertThat(found(site, "status=Faulted")).containsExactly(id);
        assertThat(found(site, "faulted=false")).containsExactly(id + "-b");
        assertThat(found(site, "limit=1&text=%s-b".formatted(id))).containsExactly(id + "-b");
    }

    @Test
    void keepsASiteWhileStationsStandThere() {
        var site = site();
        var path = site.header("Location");
        register("\"siteId\": \"%s\", ".formatted(site.text("/id")));
        assertThat(operator.delete(path, "If-Match", "\"1\"").text("/code"))
                .isEqualTo("charging_site_in_use");
        var unlimited = operator.patch(path, "{\"maxPowerWatts\": 0}", "If-Match", "\"1\"");
        assertThat(unlimited.json().at("/maxPowerWatts").isNull()).isTrue();
        assertThat(unlimited.text("/name")).isEqualTo("Depot");
        operator.delete(STATIONS + "/" + id, "If-Match", "*");
        assertThat(operator.delete(path, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(operator.post("/v1/charging/sites", "{\"name\": \"\"}").text("/errors/0/field"))
                .isEqualTo("name");
    }

    private Rest.Answer site() {
        return operator.post(
                "/v1/charging/sites", "{\"name\": \"Depot\", \"maxPowerWatts\": 90000}");
    }

    private Rest.Answer register(String members) {
        return operator.post(
                STATIONS,
                """
                {%s "id": "%s", "name": "Row 1", "evses": [
                  {"id": 1, "connectors": [{"id": 1, "type": "cCCS2", "maxPowerWatts": 50000}]},
                  {"id": 2, "connectors": [{"id": 1, "type": "cType2"}]}]}
                """
                        .formatted(members, id));
    }

    private List<String> found(Rest.Answer site, String filter) {
        return operator.get(STATIONS + "?site=" + site.text("/id") + "&" + filter)
                .json()
                .at("/items")
                .valueStream()
                .map(station -> station.at("/id").asString())
                .toList();
    }

    private byte[] hash(String column) {
        return database.sql("SELECT %s FROM charging.station WHERE id = :id".formatted(column))
                .param("id", id)
                .query(byte[].class)
                .single();
    }
}
