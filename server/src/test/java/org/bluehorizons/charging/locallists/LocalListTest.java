package org.bluehorizons.charging.locallists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluehorizons.charging.gateway.ChargeGateway;
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
import tools.jackson.databind.JsonNode;

@PlatformTest
class LocalListTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    private Rest operator;
    private final String card = UUID.randomUUID().toString().substring(0, 16);
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void bringsTheFullListInAsManyMessagesAsItTakes() {
        try (var station = accepting("ocpp1.6")) {
            list(station, 205);
            var state = sync(station, "");

            assertThat(state.text("/state")).isEqualTo("synced");
            assertThat(state.json().at("/held").asInt()).isEqualTo(205);
            assertThat(state.json().at("/version").asInt()).isEqualTo(3);
            assertThat(sent)
                    .extracting(one -> one.at("/updateType").asString())
                    .containsExactly("Full", "Differential", "Differential");
            assertThat(sent)
                    .extracting(one -> one.at("/listVersion").asInt())
                    .containsExactly(1, 2, 3);
            assertThat(sent)
                    .extracting(one -> one.at("/localAuthorizationList").size())
                    .containsExactly(100, 100, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void sendsOnlyWhatHasChanged(String version) {
        try (var station = accepting(version)) {
            var list = list(station, 2);
            sync(station, "");
            assertThat(sync(station, "").text("/state")).isEqualTo("synced");
            assertThat(sent).hasSize(1);

            block(list.text("/tokenIds/0"));
            operator.put(
                    list.header("Location"),
                    """
                    {"name": "%s", "tokenIds": ["%s"], "stationIds": ["%s"]}
                    """
                            .formatted(card, list.text("/tokenIds/0"), station.id()),
                    "If-Match",
                    "\"1\"");
            var state = sync(station, "");

            assertThat(state.json().at("/held").asInt()).isEqualTo(1);
            var last = sent.getLast();
            assertThat(last.at("/updateType").asString()).isEqualTo("Differential");
            var info = version.equals("ocpp1.6") ? "idTagInfo" : "idTokenInfo";
            assertThat(last.at("/localAuthorizationList/0").has(info)).as("removed").isFalse();
            assertThat(last.at("/localAuthorizationList/1/" + info + "/status").asString())
                    .isEqualTo("Blocked");
        }
    }

    @Test
    void empties() {
        try (var station = accepting("ocpp2.0.1")) {
            var list = list(station, 1);
            sync(station, "");
            operator.delete(list.header("Location"), "If-Match", "*");
            assertThat(sync(station, "?full=true").json().at("/held").asInt()).isZero();
            assertThat(sent.getLast().at("/updateType").asString()).isEqualTo("Full");
            assertThat(sent.getLast().has("localAuthorizationList")).isFalse();
        }
    }

    @Test
    void asksForTheVersionAndSendsAllWhenItDoesNotFit() {
        try (var station = accepting("ocpp1.6")) {
            var list = list(station, 2);
            sync(station, "");
            station.answers("GetLocalListVersion", "{\"listVersion\": 40}")
                    .answers(
                            "SendLocalList",
                            request -> {
                                sent.add(request);
                                return request.at("/updateType").asString().equals("Full")
                                        ? ACCEPTED
                                        : "{\"status\":\"VersionMismatch\"}";
                            });
            block(list.text("/tokenIds/0"));
            var state = sync(station, "");

            assertThat(state.text("/state")).isEqualTo("synced");
            assertThat(state.json().at("/version").asInt()).isEqualTo(41);
            assertThat(sent)
                    .extracting(one -> one.at("/updateType").asString())
                    .containsExactly("Full", "Differential", "Full");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "VersionMismatch"})
    void failsWhenTheStationTakesNotEvenAllOfIt(String word) {
        try (var station = accepting("ocpp2.0.1")) {
            list(station, 1);
            station.answers("GetLocalListVersion", "{\"versionNumber\": 3}")
                    .answers("SendLocalList", "{\"status\":\"%s\"}".formatted(word));
            var state = sync(station, "");

            assertThat(state.text("/state")).isEqualTo("failed");
            assertThat(state.text("/reason")).isEqualTo(word);
            assertThat(state.json().at("/version").isNull()).isTrue();
        }
    }

    @Test
    void knowsStationsThatKeepNoLists() {
        try (var station =
                accepting("ocpp1.6").answers("SendLocalList", "{\"status\":\"NotSupported\"}")) {
            list(station, 1);
            assertThat(sync(station, "").text("/state")).isEqualTo("unsupported");
        }
    }

    @Test
    void tellsOfAllStationsOfAListAndBringsItToThem() {
        var never = TestStation.register(database);
        try (var station = accepting("ocpp1.6")) {
            var tokens = tokens(1);
            var list =
                    operator.post(
                            "/v1/charging/local-lists",
                            """
                            {"name": "%s", "tokenIds": [%s], "stationIds": ["%s", "%s"]}
                            """
                                    .formatted(card, tokens, station.id(), never));
            var begun = operator.post(list.header("Location") + "/sync", "");
            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.json().at("/stations").asInt()).isEqualTo(1);
            sync(station, "");

            var states = operator.get(list.header("Location") + "/stations").json().at("/items");
            assertThat(states.valueStream().map(one -> one.at("/state").asString()))
                    .containsExactlyInAnyOrder("synced", "unknown");
            var refused = operator.post("/v1/charging/stations/" + never + "/local-list/sync", "");
            assertThat(refused.text("/code")).isEqualTo("station_never_connected");
        }
    }

    private TestStation accepting(String version) {
        return TestStation.connect(gateway.port(), TestStation.register(database), version)
                .boot()
                .answers(
                        "SendLocalList",
                        request -> {
                            sent.add(request);
                            return ACCEPTED;
                        });
    }

    private Rest.Answer list(TestStation station, int tokens) {
        var made =
                operator.post(
                        "/v1/charging/local-lists",
                        """
                        {"name": "%s", "tokenIds": [%s], "stationIds": ["%s"]}
                        """
                                .formatted(card, tokens(tokens), station.id()));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private String tokens(int count) {
        operator.post(
                "/v1/charging/tokens/import",
                IntStream.range(0, count)
                        .mapToObj(index -> "{\"token\": \"%s-%d\"}".formatted(card, index))
                        .collect(Collectors.joining(",", "{\"tokens\": [", "]}")));
        return database
                .sql("SELECT id FROM charging.id_token WHERE starts_with(token, :card)")
                .param("card", card)
                .query((row, _) -> "\"%s\"".formatted(row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.joining(","));
    }

    private void block(String id) {
        var place = "/v1/charging/tokens/" + id;
        operator.put(
                place,
                "{\"token\": \"%s\", \"status\": \"blocked\"}"
                        .formatted(operator.get(place).text("/token")),
                "If-Match",
                "*");
    }

    private Rest.Answer sync(TestStation station, String query) {
        var answer =
                operator.post(
                        "/v1/charging/stations/" + station.id() + "/local-list/sync" + query, "");
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
