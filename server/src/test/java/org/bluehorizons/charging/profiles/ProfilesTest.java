package org.bluehorizons.charging.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class ProfilesTest {

    private static final String NIGHT =
            """
            {"evseId": 0, "purpose": "tx_default", "stackLevel": 1, "kind": "recurring",
             "recurrency": "daily",
             "schedules": [{"start": "2026-11-21T22:00:00Z", "durationSeconds": 28800, "unit": "A",
                            "periods": [{"startSeconds": 0, "limit": 16, "phases": 3},
                                        {"startSeconds": 3600, "limit": 10.25}]}]}
            """;

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private ChargeGateway gateway;

    private Rest operator = Rest.anonymous(0);

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void setsAndClearsAProfileAtAStationOf16() {
        try (var station = station("ocpp1.6")) {
            station.answers(
                    "SetChargingProfile",
                    asked -> {
                        var profile = asked.at("/csChargingProfiles");
                        assertThat(asked.at("/connectorId").asInt()).isZero();
                        assertThat(profile.at("/chargingProfilePurpose").asString())
                                .isEqualTo("TxDefaultProfile");
                        assertThat(profile.at("/recurrencyKind").asString()).isEqualTo("Daily");
                        var periods = profile.at("/chargingSchedule/chargingSchedulePeriod");
                        assertThat(periods.at("/1/limit").asDouble()).isEqualTo(10.2);
                        return "{\"status\": \"Accepted\"}";
                    });
            station.answers("ClearChargingProfile", "{\"status\": \"Accepted\"}");

            var set = operator.put(profile(station, 7) + "?wait=10", NIGHT);
            assertThat(set.status()).as(set.response().body()).isEqualTo(200);
            assertThat(set.text("/state")).isEqualTo("accepted");
            assertThat(set.text("/installed/kind")).isEqualTo("recurring");

            var cleared = operator.delete(profile(station, 7) + "?wait=10");
            assertThat(cleared.text("/state")).isEqualTo("answered");
            assertThat(operator.get(profiles(station)).json().at("/items").size()).isZero();
        }
    }

    @Test
    void keepsWhatTheStationRefusedApartFromWhatItHas() {
        try (var station = station("ocpp2.0.1")) {
            station.answers("SetChargingProfile", "{\"status\": \"Accepted\"}");
            operator.put(profile(station, 7) + "?wait=10", NIGHT);
            station.answers("SetChargingProfile", "{\"status\": \"Rejected\"}");

            var second =
                    operator.put(
                            profile(station, 7) + "?wait=10",
                            NIGHT.replace("\"stackLevel\": 1", "\"stackLevel\": 2"));

            assertThat(second.text("/state")).isEqualTo("rejected");
            assertThat(second.text("/reason")).isEqualTo("Rejected");
            assertThat(second.json().at("/profile/stackLevel").asInt()).isEqualTo(2);
            assertThat(second.json().at("/installed/stackLevel").asInt()).isEqualTo(1);
        }
    }

    @Test
    void takesAStationsReportForTheTruth() {
        try (var station = station("ocpp2.0.1")) {
            station.answers("SetChargingProfile", "{\"status\": \"Accepted\"}");
            operator.put(profile(station, 7) + "?wait=10", NIGHT);
            station.answers("GetChargingProfiles", "{\"status\": \"Accepted\"}");
            var report = operator.post(profiles(station) + "/report?wait=10", "");
            assertThat(report.status()).as(report.response().body()).isEqualTo(202);
            var number = report.json().at("/requestId").asInt();

            station.call("ReportChargingProfiles", part(number, 8, true));
            station.call("ReportChargingProfiles", part(number, 9, false));

            await().untilAsserted(() ->
                    assertThat(operator.get(profiles(station) + "/report/" + number).text("/state"))
                            .isEqualTo("complete"));
            var known = operator.get(profiles(station)).json().at("/items");
            assertThat(known.size()).isEqualTo(2);
            assertThat(known.at("/0/profile/id").asInt()).isEqualTo(8);
            assertThat(known.at("/1/profile/purpose").asString()).isEqualTo("external");
        }
    }

    @Test
    void tellsWhatTheStationMakesOfItsProfiles() {
        try (var station = station("ocpp1.6")) {
            station.answers(
                    "GetCompositeSchedule",
                    """
                    {"status": "Accepted", "connectorId": 1,
                     "scheduleStart": "2026-11-21T22:00:00Z",
                     "chargingSchedule": {"chargingRateUnit": "W", "chargingSchedulePeriod":
                        [{"startPeriod": 0, "limit": 7000}]}}
                    """);
            var answer =
                    operator.get(
                            "/v1/charging/stations/%s/composite-schedule?evseId=1&durationSeconds=600&unit=W"
                                    .formatted(station.id()));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            assertThat(answer.json().at("/schedule/periods/0/limit").asInt()).isEqualTo(7_000);
        }
    }

    @Test
    void keepsOutsideLimitsWhileTheyHold() {
        try (var station = station("ocpp2.0.1")) {
            station.call(
                    "NotifyChargingLimit",
                    """
                    {"chargingLimit": {"chargingLimitSource": "SO", "isGridCritical": true}}
                    """);
            assertThat(limits(station)).isEqualTo(1);
            station.call("ClearedChargingLimit", "{\"chargingLimitSource\": \"SO\"}");
            assertThat(limits(station)).isZero();
        }
    }

    @Test
    void namesWhatIsWrongWithAProfile() {
        var id = TestStation.register(database);
        var answer =
                operator.put(
                        "/v1/charging/stations/%s/profiles/7".formatted(id),
                        """
                        {"evseId": 1, "purpose": "station_max", "stackLevel": 0, "kind": "relative",
                         "schedules": [{"unit": "W", "periods": [{"startSeconds": 5, "limit": -1}]}]}
                        """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").toString())
                .contains("evseId", "kind", "periods[0].limit", "periods[0].startSeconds");
    }

    @Test
    void leavesSessionsOfASharedSiteToTheSharing() {
        var id = TestStation.register(database);
        database.sql(
                        """
                        WITH made AS (
                            INSERT INTO charging.site (name, max_power_watts)
                            VALUES ('Shared', 50000) RETURNING id)
                        UPDATE charging.station SET site_id = made.id FROM made
                        WHERE station.id = :id
                        """)
                .param("id", id)
                .update();
        var answer = operator.put("/v1/charging/stations/%s/profiles/7".formatted(id), NIGHT);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("power_is_shared");
    }

    private static String part(int number, int id, boolean more) {
        return """
        {"requestId": %d, "chargingLimitSource": "%s", "evseId": 0, "tbc": %s,
         "chargingProfile": [{"id": %d, "stackLevel": 0, "chargingProfilePurpose": "%s",
            "chargingProfileKind": "Absolute",
            "chargingSchedule": [{"id": 1, "chargingRateUnit": "W",
               "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 5000}]}]}]}
        """
                .formatted(
                        number,
                        more ? "CSO" : "EMS",
                        more,
                        id,
                        more ? "TxDefaultProfile" : "ChargingStationExternalConstraints");
    }

    private int limits(TestStation station) {
        return database.sql(
                        """
                        SELECT count(*) FROM charging.external_limit WHERE station_id = :station
                        """)
                .param("station", station.id())
                .query(Integer.class)
                .single();
    }

    private TestStation station(String subprotocol) {
        var id = TestStation.register(database);
        return TestStation.connect(gateway.port(), id, subprotocol).boot();
    }

    private static String profiles(TestStation station) {
        return "/v1/charging/stations/%s/profiles".formatted(station.id());
    }

    private static String profile(TestStation station, int id) {
        return profiles(station) + "/" + id;
    }
}
