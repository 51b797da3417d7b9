package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.testing.ForeignStation;
import org.bluehorizons.testing.ForeignStation.Called;
import org.bluehorizons.testing.OcppPeer;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a case needs: a registered station of its own, an operator, and the database. JSON is
 * written with single quotes.
 */
final class Stage implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final OcppVersion version;
    private final String id;
    private final ForeignStation station;
    private boolean connected;

    /**
     * The platform under test.
     *
     * @param gateway the port for ws
     * @param gatewayTls the port for wss
     * @param authority PEM of the certificate that vouches for the gateway and for stations
     */
    record World(
            int gateway, int gatewayTls, String authority, Rest operator, JdbcClient database) {}

    Stage(World world, OcppVersion version) {
        this.world = world;
        this.version = version;
        this.id = TestStation.register(world.database());
        this.station = OcppPeer.shared().station(id);
    }

    static JsonNode tree(String json) {
        return JSON.readTree(quoted(json));
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    String id() {
        return id;
    }

    OcppVersion version() {
        return version;
    }

    ForeignStation station() {
        return station;
    }

    World world() {
        return world;
    }

    Rest operator() {
        return world.operator();
    }

    JdbcClient database() {
        return world.database();
    }

    String endpoint() {
        return "ws://127.0.0.1:%d/ocpp".formatted(world.gateway());
    }

    void connect() {
        connect(TestStation.PASSWORD);
    }

    void connect(String password) {
        connect(ForeignStation.door(endpoint(), password, version.subprotocol()));
    }

    void connect(ObjectNode door) {
        var agreed = station.connect(door);
        assertThat(agreed).isEqualTo(version.subprotocol());
        connected = true;
    }

    /** Connects, is accepted, and tells that all is available. */
    void boot() {
        connect();
        assertThat(sendBoot().at("/status").asString()).isEqualTo("Accepted");
        status("Available");
    }

    JsonNode sendBoot() {
        return call(
                "BootNotification",
                switch (version) {
                    case V1_6 -> "{'chargePointVendor': 'Foreign', 'chargePointModel': 'F1'}";
                    case V2_0_1 ->
                            """
                            {'reason': 'PowerUp',
                             'chargingStation': {'vendorName': 'Foreign', 'model': 'F2'}}
                            """;
                });
    }

    /** Of EVSE 1, connector 1. */
    void status(String status) {
        call(
                "StatusNotification",
                switch (version) {
                    case V1_6 ->
                            """
                            {'connectorId': 1, 'errorCode': 'NoError', 'status': '%s',
                             'timestamp': '%s'}
                            """
                                    .formatted(status, now());
                    case V2_0_1 ->
                            """
                            {'evseId': 1, 'connectorId': 1, 'connectorStatus': '%s',
                             'timestamp': '%s'}
                            """
                                    .formatted(status, now());
                });
    }

    /** The station calls; both ways must agree with the schemas. */
    JsonNode call(String action, String payload) {
        return station.call(action, quoted(payload));
    }

    /** The operator sends this message as it is, and sees the station's answer. */
    Called command(String action, String payload, String answer) {
        var call =
                wish(
                        "/commands",
                        "{'action': '%s', 'payload': %s}".formatted(action, payload),
                        action,
                        answer);
        assertThat(call.payload()).isEqualTo(tree(payload));
        return call;
    }

    /**
     * The operator wishes that; the station gets this action, answers so, and the operator sees it.
     */
    Called wish(String path, String body, String action, String answer) {
        station.answersOnce(action, quoted(answer));
        var command = world.operator().postOnce(stations() + path + "?wait=10", quoted(body));
        assertThat(command.status()).as(command.json().toString()).isEqualTo(200);
        assertThat(command.text("/state")).isEqualTo("answered");
        assertThat(command.json().at("/response")).isEqualTo(tree(answer));
        return station.awaitCall(action);
    }

    /**
     * What the station's next boot is answered.
     *
     * @param policy accepted, pending or rejected
     */
    void policy(String policy) {
        database()
                .sql("UPDATE charging.station SET boot_policy = :policy WHERE id = :id")
                .param("policy", policy)
                .param("id", id)
                .update();
    }

    /** The path of this station. */
    String stations() {
        return "/v1/charging/stations/" + id;
    }

    /** Registers a token that may charge, or as the further fields say. */
    String token(String fields) {
        var token = "T" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        var answer =
                world.operator()
                        .postOnce(
                                "/v1/charging/tokens",
                                quoted(
                                        "{'token': '%s', 'type': 'ISO14443'%s}"
                                                .formatted(token, fields)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return token;
    }

    /** A group that tokens may be in; its id. */
    String group(String token, boolean master) {
        var answer =
                world.operator()
                        .postOnce(
                                "/v1/charging/token-groups",
                                quoted(
                                        "{'name': '%s', 'token': '%s', 'master': %s}"
                                                .formatted(token, token, master)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.text("/id");
    }

    /** Until it holds, at most ten seconds. */
    static void eventually(String what, Callable<Boolean> holds) {
        await(what).atMost(PATIENCE).until(holds);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Whatever was said, either way, agreed with its schema. */
    void demandConformance() {
        assertThat(station.violations()).isEmpty();
    }

    @Override
    public void close() {
        if (connected) {
            station.close();
        }
    }
}
