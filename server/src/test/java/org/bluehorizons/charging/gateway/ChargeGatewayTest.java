package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ClearCache;
import org.bluehorizons.charging.ocpp.v16.Reset;
import org.bluehorizons.charging.ocpp.v201.TriggerMessage;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.SecondNode;
import org.bluehorizons.testing.TestStation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Charge points on real WebSockets. */
@PlatformTest
class ChargeGatewayTest {

    @Autowired private ChargeGateway gateway;
    @Autowired private StationCommands commands;
    @Autowired private JdbcClient database;
    @Autowired private Environment environment;
    @Autowired private DataSource connections;
    @Autowired private AdmissionStore admissions;

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void letsInARegisteredStationAndAnswersItsHeartbeat(String subprotocol) {
        try (var station = connect(subprotocol)) {
            assertThat(station.subprotocol()).isEqualTo(subprotocol);
            assertThat(station.call("Heartbeat", "{}").text("/currentTime")).startsWith("20");
            assertThat(holder(station.id())).isNotNull();
        }
    }

    @Test
    void refusesAWrongPasswordBeforeTheUpgrade() {
        var id = TestStation.register(database);

        assertRefused(401, () -> TestStation.connect(gateway.port(), id, "ocpp1.6", "wrong"));
        assertRefused(401, () -> TestStation.connect(gateway.port(), id, "ocpp1.6", null));
        assertRefused(401, () -> TestStation.connect(gateway.port(), "stranger", "ocpp1.6"));
    }

    @Test
    void refusesAnUnknownSubprotocol() {
        var id = TestStation.register(database);

        assertRefused(400, () -> TestStation.connect(gateway.port(), id, "ocpp1.5"));
    }

    @Test
    void closesTheOlderOfTwoConnections() {
        var id = TestStation.register(database);
        try (var older = TestStation.connect(gateway.port(), id, "ocpp1.6");
                var newer = TestStation.connect(gateway.port(), id, "ocpp1.6")) {
            assertThat(older.awaitClose()).isEqualTo(CloseReason.REPLACED.code());
            assertThat(newer.call("Heartbeat", "{}").text("/currentTime")).isNotEmpty();
        }
    }

    @Test
    void closesTheOlderOfTwoConnectionsOnAnotherNode() {
        var id = TestStation.register(database);
        try (var second = SecondNode.beside(environment);
                var older = TestStation.connect(gateway.port(), id, "ocpp1.6");
                var newer =
                        TestStation.connect(
                                second.bean(ChargeGateway.class).port(), id, "ocpp1.6")) {
            assertThat(older.awaitClose()).isEqualTo(CloseReason.REPLACED.code());
            newer.answers("ClearCache", "{\"status\":\"Accepted\"}");
            assertThat(newer.call("Heartbeat", "{}").text("/currentTime")).isNotEmpty();

            var command = commands.send(clearCache(id));

            assertThat(commands.await(command, Duration.ofSeconds(5)).state())
                    .isEqualTo(CommandState.ANSWERED);
        }
    }

    @Test
    void answersARepeatedCallAlike() {
        try (var station = connect("ocpp1.6")) {
            var first = station.begin("same", "Heartbeat", "{}").join();

            assertThat(station.begin("same", "Heartbeat", "{}").join()).isEqualTo(first);
        }
    }

    @Test
    void survivesWhatIsNoMessage() {
        try (var station = connect("ocpp2.0.1")) {
            station.send("{\"no\": \"array\"}");
            assertThat(station.nextStray()).contains("\"-1\"", "RpcFrameworkError");
            station.send("[2,\"x1\",\"Heartbeat\",[]]");
            assertThat(station.nextStray()).contains("\"x1\"", "FormatViolation");
            station.send("[9,\"x2\",\"Heartbeat\",{}]");
            assertThat(station.nextStray()).contains("\"x2\"", "MessageTypeNotSupported");
            assertThat(station.call("Fly", "{}").error()).isEqualTo("NotImplemented");
            assertThat(station.call("Reset", "{\"type\":\"Immediate\"}").error())
                    .isEqualTo("NotSupported");
            assertThat(station.call("Heartbeat", "{}").text("/currentTime")).isNotEmpty();
        }
    }

    @Test
    void joinsFragments() {
        try (var station = connect("ocpp1.6")) {
            var answer = station.begin("parts", "Heartbeat", "{}").join();
            assertThat(answer.error()).isNull();
            station.socket().sendText("[2,\"fragmented\",\"Heart", false).join();
            station.socket().sendText("beat\",{}]", true).join();

            assertThat(station.nextStray()).contains("fragmented", "currentTime");
        }
    }

    @Test
    void sendsCommandsOneAtATimeInTheirOrder() {
        try (var station = connect("ocpp1.6")) {
            station.call("Heartbeat", "{}");
            var ids =
                    commands.send(
                            List.of(
                                    clearCache(station.id()),
                                    command(
                                            station.id(),
                                            "Reset",
                                            new Reset.Request(Reset.Type.SOFT))));

            var first = station.nextCall();
            assertThat(first.action()).isEqualTo("ClearCache");
            station.reply(first, "{\"status\":\"Accepted\"}");
            var second = station.nextCall();
            station.refuse(second, "NotSupported");

            assertThat(
                            commands.await(ids.get(0), Duration.ofSeconds(5))
                                    .answer(ClearCache.Response.class)
                                    .status())
                    .isEqualTo(ClearCache.Status.ACCEPTED);
            var refused = commands.await(ids.get(1), Duration.ofSeconds(5));
            assertThat(refused.state()).isEqualTo(CommandState.REFUSED);
            assertThat(refused.reason()).isEqualTo("NotSupported");
        }
    }

    @Test
    void bringsCommandsToTheirEndWhileCallsWaitForTheDatabase() throws SQLException {
        try (var station = connect("ocpp1.6");
                var other = connections.getConnection()) {
            station.answers("ClearCache", "{\"status\":\"Accepted\"}");
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE charging.connector_state IN SHARE MODE");
            var status =
                    station.begin(
                            "StatusNotification",
                            """
                            {"connectorId": 1, "errorCode": "NoError", "status": "Available"}
                            """);

            var command = commands.send(clearCache(station.id()));

            assertThat(commands.await(command, Duration.ofSeconds(2)).state())
                    .isEqualTo(CommandState.ANSWERED);
            assertThat(status).isNotDone();
            other.rollback();
            assertThat(status.join().error()).isNull();
        }
    }

    @Test
    void keepsACommandForAStationThatIsAway() {
        var id = TestStation.register(database);
        var command = commands.send(clearCache(id));
        try (var station = TestStation.connect(gateway.port(), id, "ocpp1.6")) {
            station.answers("ClearCache", "{\"status\":\"Accepted\"}");
            station.call("Heartbeat", "{}");

            assertThat(commands.await(command, Duration.ofSeconds(5)).state())
                    .isEqualTo(CommandState.ANSWERED);
        }
    }

    @Test
    void tellsThatAStationDidNotAnswer() {
        try (var station = connect("ocpp1.6")) {
            station.call("Heartbeat", "{}");
            var command = commands.send(clearCache(station.id()));
            var late = station.nextCall();

            var settled = commands.await(command, Duration.ofSeconds(9));
            assertThat(settled.state()).isEqualTo(CommandState.FAILED);
            assertThat(settled.reason()).contains("no answer within 3 s");
            station.reply(late, "{\"status\":\"Accepted\"}");
            assertThat(station.call("Heartbeat", "{}").text("/currentTime")).isNotEmpty();
        }
    }

    @Test
    void repeatsOnlyWhatMayBeRepeatedAfterALostConnection() {
        var id = TestStation.register(database);
        var before = TestStation.connect(gateway.port(), id, "ocpp1.6");
        before.call("Heartbeat", "{}");
        var reset = commands.send(command(id, "Reset", new Reset.Request(Reset.Type.HARD)));
        before.nextCall();
        before.close();
        assertThat(commands.await(reset, Duration.ofSeconds(9)).reason())
                .contains("connection was lost");

        var clear = commands.send(clearCache(id));
        var again = TestStation.connect(gateway.port(), id, "ocpp1.6");
        again.call("Heartbeat", "{}");
        again.nextCall();
        again.close();
        try (var last = TestStation.connect(gateway.port(), id, "ocpp1.6")) {
            last.answers("ClearCache", "{\"status\":\"Accepted\"}");
            last.call("Heartbeat", "{}");
            assertThat(commands.await(clear, Duration.ofSeconds(9)).state())
                    .isEqualTo(CommandState.ANSWERED);
        }
    }

    @Test
    void keepsEveryMessageInTheLog() {
        try (var station = connect("ocpp1.6")) {
            station.answers("ClearCache", "{\"status\":\"Accepted\"}");
            assertThat(station.call("Fly", "{\"how\":\"high\"}").error())
                    .isEqualTo("NotImplemented");
            commands.await(commands.send(clearCache(station.id())), Duration.ofSeconds(5));

            await().untilAsserted(() ->
                    assertThat(
                                    database.sql(
                                                    """
                                                    SELECT direction || ' ' || action || ' '
                                                           || coalesce(error, 'ok')
                                                    FROM charging.message WHERE station_id = :id
                                                    """)
                                            .param("id", station.id())
                                            .query((row, _) -> row.getString(1))
                                            .list())
                            .containsExactlyInAnyOrder(
                                    "in Fly NotImplemented", "out ClearCache ok"));
        }
    }

    @Test
    void letsAPendingStationSayOnlyWhatItIsAskedFor() {
        var id = TestStation.register(database);
        policy(id, "pending");
        try (var station = TestStation.connect(gateway.port(), id, "ocpp2.0.1")) {
            assertThat(boot(station)).isEqualTo("Pending");
            assertThat(station.call("Heartbeat", "{}").error()).isEqualTo("SecurityError");

            station.answers("TriggerMessage", "{\"status\":\"Accepted\"}");
            var trigger =
                    commands.send(
                            new CommandRequest(
                                    id,
                                    OcppVersion.V2_0_1,
                                    "TriggerMessage",
                                    new TriggerMessage.Request(
                                            null, TriggerMessage.MessageTrigger.HEARTBEAT),
                                    "test"));
            assertThat(commands.await(trigger, Duration.ofSeconds(5)).state())
                    .isEqualTo(CommandState.ANSWERED);
            assertThat(station.call("Heartbeat", "{}").error()).isNull();

            policy(id, "accepted");
            await().untilAsserted(() -> assertThat(boot(station)).isEqualTo("Accepted"));
            assertThat(
                            station.call(
                                            "StatusNotification",
                                            """
                                            {"timestamp": "2026-11-21T10:00:00Z", "evseId": 1,
                                             "connectorId": 1, "connectorStatus": "Available"}
                                            """)
                                    .error())
                    .isNull();
        }
    }

    @Test
    void givesUpWhatADeadNodeHeldAndNothingElse() {
        try (var alive = connect("ocpp1.6")) {
            var dead = UUID.randomUUID();
            var orphans = Stream.generate(() -> TestStation.register(database)).limit(3).toList();
            orphans.forEach(orphan -> hold(orphan, dead));

            assertThat(admissions.lostNodes()).contains(dead);
            // The platform does so by itself now and then, and may have been first.
            admissions.releaseLost(List.of(dead));

            await().untilAsserted(
                            () -> assertThat(orphans).allMatch(orphan -> holder(orphan) == null));
            assertThat(holder(alive.id())).isNotNull();
            assertThat(admissions.lostNodes()).doesNotContain(dead);
        }
    }

    private void hold(String station, UUID node) {
        database.sql(
                        """
                        INSERT INTO charging.connection
                            (station_id, node_id, connection_number, ocpp_version,
                             security_profile, address)
                        VALUES (:station, :node, nextval('charging.connection_number'), '1.6', 1,
                                '192.0.2.1')
                        """)
                .param("station", station)
                .param("node", node)
                .update();
    }

    @Test
    void notesWhenAStationLeaves() {
        var station = connect("ocpp1.6");
        station.close();

        await().untilAsserted(() -> assertThat(holder(station.id())).isNull());
    }

    private void policy(String station, String policy) {
        database.sql("UPDATE charging.station SET boot_policy = :policy WHERE id = :id")
                .param("policy", policy)
                .param("id", station)
                .update();
        database.sql("SELECT pg_notify('charging_boot_policy', :id)")
                .param("id", station)
                .query((_, _) -> "")
                .list();
    }

    private static String boot(TestStation station) {
        return station.call(
                        "BootNotification",
                        """
                        {"reason": "PowerUp",
                         "chargingStation": {"vendorName": "Test", "model": "T2"}}
                        """)
                .text("/status");
    }

    private TestStation connect(String subprotocol) {
        return TestStation.connect(gateway.port(), TestStation.register(database), subprotocol);
    }

    private @Nullable Object holder(String station) {
        return database.sql("SELECT node_id FROM charging.connection WHERE station_id = :id")
                .param("id", station)
                .query((row, _) -> row.getObject(1))
                .optional()
                .orElse(null);
    }

    private static CommandRequest clearCache(String station) {
        return command(station, "ClearCache", new ClearCache.Request());
    }

    private static CommandRequest command(String station, String action, Record payload) {
        return new CommandRequest(station, OcppVersion.V1_6, action, payload, "test");
    }

    private static void assertRefused(int status, Runnable connect) {
        assertThatThrownBy(connect::run)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }
}
