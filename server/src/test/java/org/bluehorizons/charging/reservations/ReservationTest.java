package org.bluehorizons.charging.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class ReservationTest {

    private static final String RESERVATIONS = "/v1/charging/reservations";

    @LocalServerPort private int port;
    @Autowired private ChargingJournal journal;
    @Autowired private JdbcClient database;
    @Autowired private ChargeGateway gateway;
    private Rest operator;
    private final String card = UUID.randomUUID().toString().substring(0, 18);

    @BeforeEach
    void aRegisteredCard() {
        operator = Rest.as(port, "operator");
        operator.post("/v1/charging/tokens", "{\"token\": \"%s\"}".formatted(card));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void isUsedByTheTransactionThatNamesIt(String version) {
        try (var station = station(version).answers("ReserveNow", "{\"status\":\"Accepted\"}")) {
            var made = reserve(station, 1, card, Duration.ofMinutes(10));
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("/state")).isEqualTo("active");

            var transaction =
                    started(
                            station,
                            1,
                            Map.of(
                                    "reservationId",
                                    made.json().at("/number").asInt(),
                                    "token",
                                    "whoever"));
            awaitState(made, "used");
            assertThat(operator.get(made.header("Location")).text("/transactionId"))
                    .isEqualTo(transaction.toString());
        }
    }

    @Test
    void tellsTheStationWhatIsKeptForWhom() {
        var group =
                operator.post(
                        "/v1/charging/token-groups",
                        "{\"name\": \"Depot\", \"token\": \"g%s\"}".formatted(card));
        operator.post(
                "/v1/charging/tokens",
                "{\"token\": \"b%s\", \"groupId\": \"%s\"}".formatted(card, group.text("/id")));
        try (var station = station("ocpp2.0.1")) {
            var made =
                    operator.post(
                            RESERVATIONS + "?wait=0",
                            """
                            {"stationId": "%s", "connectorType": "cccs2", "token": "b%s",
                             "expiresAt": "%s"}
                            """
                                    .formatted(station.id(), card, Instant.now().plusSeconds(600)));
            assertThat(made.text("/state")).isEqualTo("requested");
            var call = station.nextCall();
            assertThat(call.action()).isEqualTo("ReserveNow");
            assertThat(call.payload().at("/id").asInt())
                    .isEqualTo(made.json().at("/number").asInt());
            assertThat(call.payload().at("/connectorType").asString()).isEqualTo("cCCS2");
            assertThat(call.payload().at("/idToken/idToken").asString()).isEqualTo("b" + card);
            assertThat(call.payload().at("/groupIdToken/idToken").asString()).isEqualTo("g" + card);
            assertThat(call.payload().has("evseId")).isFalse();
            station.reply(call, "{\"status\":\"Accepted\"}");
            awaitState(made, "active");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Occupied", "Faulted", "Unavailable", "Rejected"})
    void isRefusedWithTheStationsWord(String word) {
        try (var station =
                station("ocpp1.6").answers("ReserveNow", "{\"status\":\"%s\"}".formatted(word))) {
            var made = reserve(station, 1, card, Duration.ofMinutes(10));
            assertThat(made.text("/state")).isEqualTo("refused");
            assertThat(made.text("/reason")).isEqualTo(word);
        }
    }

    @Test
    void isAskedForAgainWhenTheStationReturns() {
        var station = station("ocpp1.6");
        var made =
                operator.post(
                        RESERVATIONS + "?wait=0", wish(station, 1, card, Duration.ofMinutes(10)));
        station.nextCall();
        station.close();
        try (var back = TestStation.connect(gateway.port(), station.id(), "ocpp1.6").boot()) {
            var call = back.nextCall();
            assertThat(call.payload().at("/reservationId").asInt())
                    .isEqualTo(made.json().at("/number").asInt());
            back.reply(call, "{\"status\":\"Accepted\"}");
            awaitState(made, "active");
        }
    }

    @Test
    void failsWhenTheStationDoesNotAnswerAndIsTakenBack() {
        try (var station = station("ocpp1.6")) {
            var made =
                    operator.post(
                            RESERVATIONS + "?wait=0",
                            wish(station, 1, card, Duration.ofMinutes(10)));
            station.nextCall();
            database.sql(
                            """
                            UPDATE charging.command SET expires_at = now()
                            WHERE station_id = :station AND action = 'ReserveNow'
                            """)
                    .param("station", station.id())
                    .update();
            awaitState(made, "failed");
            assertThat(
                            database.sql(
                                            """
                                            SELECT count(*) FROM charging.command
                                            WHERE station_id = :station
                                              AND action = 'CancelReservation'
                                            """)
                                    .param("station", station.id())
                                    .query(Integer.class)
                                    .single())
                    .isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void isCancelled(String version) {
        try (var station =
                station(version)
                        .answers("ReserveNow", "{\"status\":\"Accepted\"}")
                        .answers("CancelReservation", "{\"status\":\"Accepted\"}")) {
            var made = reserve(station, 1, card, Duration.ofMinutes(10));
            var cancelled = operator.post(made.header("Location") + "/cancel", "");
            assertThat(cancelled.status()).isEqualTo(200);
            assertThat(cancelled.text("/state")).isEqualTo("cancelled");
            var again = operator.post(made.header("Location") + "/cancel", "");
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.text("/code")).isEqualTo("reservation_ended");
        }
    }

    @Test
    void expiresWhenNobodyComes() {
        try (var station = station("ocpp1.6").answers("ReserveNow", "{\"status\":\"Accepted\"}")) {
            var made = reserve(station, 1, card, Duration.ofSeconds(2));
            assertThat(made.text("/state")).isEqualTo("active");
            awaitState(made, "expired");
            assertThat(reserve(station, 1, card, Duration.ofMinutes(1)).text("/state"))
                    .isEqualTo("active");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expired", "Removed"})
    void endsAsTheStationTells(String word) {
        try (var station =
                station("ocpp2.0.1").answers("ReserveNow", "{\"status\":\"Accepted\"}")) {
            var made = reserve(station, 1, card, Duration.ofMinutes(10));
            station.call(
                    "ReservationStatusUpdate",
                    "{\"reservationId\": %d, \"reservationUpdateStatus\": \"%s\"}"
                            .formatted(made.json().at("/number").asInt(), word));
            awaitState(made, word.equals("Expired") ? "expired" : "cancelled");
        }
    }

    @Test
    void staysOpenForAnotherTokenButNotForOneOfItsGroup() {
        var group =
                operator.post(
                        "/v1/charging/token-groups",
                        "{\"name\": \"Family\", \"token\": \"g%s\"}".formatted(card));
        for (var member : new String[] {"c", "d"}) {
            operator.post(
                    "/v1/charging/tokens",
                    "{\"token\": \"%s%s\", \"groupId\": \"%s\"}"
                            .formatted(member, card, group.text("/id")));
        }
        try (var station = station("ocpp1.6").answers("ReserveNow", "{\"status\":\"Accepted\"}")) {
            var made = reserve(station, 1, "c" + card, Duration.ofMinutes(10));
            started(station, 1, Map.of("idToken", card));
            started(station, 2, Map.of("idToken", "c" + card));
            var used = started(station, 1, Map.of("idToken", "D" + card));
            awaitState(made, "used");
            assertThat(operator.get(made.header("Location")).text("/transactionId"))
                    .isEqualTo(used.toString());
        }
    }

    @Test
    void refusesASecondReservationOfTheSameEvse() {
        try (var station = station("ocpp1.6").answers("ReserveNow", "{\"status\":\"Accepted\"}")) {
            reserve(station, 1, card, Duration.ofMinutes(10));
            var second = reserve(station, 1, card, Duration.ofMinutes(5));
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text("/code")).isEqualTo("reservation_overlaps");
            assertThat(reserve(station, 2, card, Duration.ofMinutes(5)).status()).isEqualTo(201);
        }
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        try (var station = station("ocpp1.6")) {
            assertThat(reserve(station, 0, card, Duration.ofMinutes(5)).text("/errors/0/field"))
                    .isEqualTo("evseId");
            assertThat(reserve(station, 1, "nobody", Duration.ofMinutes(5)).text("/errors/0/field"))
                    .isEqualTo("token");
            assertThat(reserve(station, 1, card, Duration.ofDays(8)).text("/errors/0/field"))
                    .isEqualTo("expiresAt");
            assertThat(
                            operator.post(RESERVATIONS, "{\"stationId\": \"nowhere\"}")
                                    .text("/errors/0/field"))
                    .isEqualTo("stationId");
        }
    }

    private TestStation station(String version) {
        return TestStation.connect(gateway.port(), TestStation.register(database), version).boot();
    }

    private Rest.Answer reserve(TestStation station, int evse, String token, Duration time) {
        return operator.post(RESERVATIONS, wish(station, evse, token, time));
    }

    private static String wish(TestStation station, int evse, String token, Duration time) {
        return """
        {"stationId": "%s", "evseId": %d, "token": "%s", "expiresAt": "%s"}
        """
                .formatted(station.id(), evse, token, Instant.now().plus(time));
    }

    private UUID started(TestStation station, int evse, Map<String, ?> data) {
        var transaction = UUID.randomUUID();
        journal.record(
                new ChargingJournal.Entry(
                        Instant.now(),
                        "transaction.started",
                        station.id(),
                        evse,
                        1,
                        transaction,
                        data));
        return transaction;
    }

    private void awaitState(Rest.Answer made, String state) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(operator.get(made.header("Location")).text("/state"))
                                .isEqualTo(state));
    }
}
