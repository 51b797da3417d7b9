package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import java.time.Duration;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.SecondNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From POST to the car and back, over real HTTP and real MQTT. */
@PlatformTest
class CommandsTest {

    private static final String DONE = "{\"status\": \"acknowledged\"}";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    @Autowired private Environment settings;
    private Rest maintenance;

    @BeforeEach
    void signIn() {
        maintenance = Rest.as(port, "maintenance");
    }

    @Test
    void bringsACommandToTheCarAndItsAnswerBack() {
        var car = car();
        try (var connected = ObedientCar.connect(car, DONE)) {
            var asked = ask(car, "{\"kind\": \"horn\", \"parameters\": {\"seconds\": 3}}");
            assertThat(asked.status()).isEqualTo(202);

            var settled = settled(asked);
            assertThat(settled.text("/state")).isEqualTo("acknowledged");
            assertThat(settled.text("/sentAt")).isNotEmpty();
            assertThat(connected.requests()).hasSize(1);
            assertThat(connected.requests().getFirst())
                    .contains("\"kind\":\"horn\"", "\"seconds\": 3", asked.text("/id"));
        }
    }

    @Test
    void tellsWhyACarRefuses() {
        var car = car();
        try (var _ =
                ObedientCar.connect(
                        car, "{\"status\": \"refused\", \"reason\": \"speed is 43 km/h\"}")) {
            var settled = settled(ask(car, "{\"kind\": \"immobilise\"}"));
            assertThat(settled.text("/state")).isEqualTo("refused");
            assertThat(settled.text("/reason")).isEqualTo("speed is 43 km/h");
            assertThat(settled.text("/parameters/engaged")).isEqualTo("true");
        }
    }

    @Test
    void expiresWhatNobodyAnswers() {
        var car = car();
        var settled = settled(ask(car, "{\"kind\": \"lock\", \"expiresInSeconds\": 1}"));
        assertThat(settled.text("/state")).isEqualTo("expired");
    }

    @Test
    void keepsACommandForACarThatSleeps() {
        var car = car();
        ObedientCar.connect(car, DONE).close();
        var first = ask(car, "{\"kind\": \"unlock\"}");
        var second = ask(car, "{\"kind\": \"lock\"}");
        assertThat(maintenance.get(first.header("Location")).text("/state")).isEqualTo("accepted");

        try (var back = ObedientCar.connect(car, DONE)) {
            assertThat(settled(second).text("/state")).isEqualTo("acknowledged");
            assertThat(settled(first).text("/state")).isEqualTo("acknowledged");
            assertThat(back.requests().getFirst()).contains("unlock");
        }
    }

    @Test
    void sendsAgainWhatACarDidNotAnswerBeforeItLeft() {
        var car = car();
        var asked = ask(car, "{\"kind\": \"lights\"}");
        try (var deaf = ObedientCar.connect(car, "")) {
            await().until(() -> !deaf.requests().isEmpty());
        }
        try (var _ = ObedientCar.connect(car, DONE)) {
            assertThat(settled(asked).text("/state")).isEqualTo("acknowledged");
        }
        assertThat(maintenance.get(asked.header("Location")).json().at("/attempts").asInt())
                .isGreaterThan(1);
    }

    @Test
    void acceptsACommandOnceUnderOneIdempotencyKey() {
        var car = car();
        var key = "k" + car.id();
        var path = "/v1/vehicles/%s/commands".formatted(car.id());
        var first = maintenance.post(path, "{\"kind\": \"lock\"}", "Idempotency-Key", key);
        var again = maintenance.post(path, "{\"kind\": \"lock\"}", "Idempotency-Key", key);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(maintenance.get(path).json().at("/items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {} | kind
                    {"kind": "fly"} | kind
                    {"kind": "lock", "parameters": {"hard": true}} | parameters.hard
                    {"kind": "horn", "parameters": {"seconds": 11}} | parameters.seconds
                    {"kind": "climate"} | parameters.on
                    {"kind": "climate", "parameters": {"on": true, "targetCelsius": 40}} | parameters.targetCelsius
                    {"kind": "lock", "expiresInSeconds": 0} | expiresInSeconds
                    """)
    void namesTheFieldThatBreaksARule(String json, String field) {
        var refused = ask(car(), json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void putsAWrongReplyAside() {
        var car = car();
        try (var _ = ObedientCar.connect(car, "{\"status\": \"perhaps\"}")) {
            ask(car, "{\"kind\": \"lock\"}");
            await().untilAsserted(() ->
                    assertThat(
                                    database.sql(
                                                    "SELECT reason FROM vehicles.quarantine WHERE vehicle_id = :id")
                                            .param("id", car.id())
                                            .query((row, _) -> row.getString(1))
                                            .list())
                            .containsExactly(
                                    "status: perhaps (expected: acknowledged or refused)"));
        }
    }

    @Test
    void reachesACarOnAnotherNodeAndFollowsItBack() {
        try (var other = SecondNode.beside(settings)) {
            var here = car();
            var there = new TestCar(here.id(), here.password(), otherPort(other));
            try (var onOther = ObedientCar.connect(there, DONE)) {
                assertThat(settled(ask(here, "{\"kind\": \"unlock\"}")).text("/state"))
                        .isEqualTo("acknowledged");
                assertThat(onOther.requests()).hasSize(1);

                try (var onThis = ObedientCar.connect(here, DONE)) {
                    assertThat(settled(ask(here, "{\"kind\": \"lock\"}")).text("/state"))
                            .isEqualTo("acknowledged");
                    assertThat(onThis.requests()).hasSize(1);
                }
            }
        }
    }

    @Test
    void letsANewerConnectionTakeOverFromAnotherNode() {
        try (var other = SecondNode.beside(settings)) {
            var here = car();
            var older = here.mqtt5();
            older.connect();
            var newer = new TestCar(here.id(), here.password(), otherPort(other)).mqtt5();
            newer.connect();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> older.getState() == MqttClientState.DISCONNECTED);
            assertThat(newer.getState()).isEqualTo(MqttClientState.CONNECTED);
        }
    }

    @Test
    void disconnectsACarWhoseCredentialIsRevoked() {
        var car = car();
        var client = car.mqtt5();
        client.connect();
        var operator = Rest.as(port, "operator");
        var path = "/v1/vehicles/%s/credentials".formatted(car.id());
        var credential = operator.get(path).text("/items/0/id");
        assertThat(operator.delete(path + "/" + credential).status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> client.getState() == MqttClientState.DISCONNECTED);
    }

    @Test
    void hearsOfCommandsAgainAfterItsNotificationsWereCut() {
        var car = car();
        try (var _ = ObedientCar.connect(car, DONE)) {
            database.sql(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE application_name = 'bluehorizons notifications'
                              AND datname = current_database()
                            """)
                    .query()
                    .listOfRows();
            assertThat(settled(ask(car, "{\"kind\": \"lock\"}")).text("/state"))
                    .isEqualTo("acknowledged");
        }
    }

    private static int otherPort(SecondNode other) {
        return other.bean(VehicleGateway.class).port();
    }

    private TestCar car() {
        return TestCar.register(database, gateway.port());
    }

    private Rest.Answer ask(TestCar car, String json) {
        return maintenance.post("/v1/vehicles/%s/commands".formatted(car.id()), json);
    }

    private Rest.Answer settled(Rest.Answer asked) {
        return maintenance.get(asked.header("Location") + "?wait=10");
    }
}
