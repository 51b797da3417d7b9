package org.bluehorizons.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class MessageLogTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private ChargingRetention retention;
    private final String id = "CP-" + UUID.randomUUID().toString().substring(0, 13);
    private final Instant now = Instant.now();
    private Rest technician;
    private String path;

    @BeforeEach
    void register() {
        technician = Rest.as(port, "maintenance");
        path = "/v1/charging/stations/" + id + "/messages";
        database.sql("INSERT INTO charging.station (id) VALUES (:id)").param("id", id).update();
    }

    @Test
    void showsWhatWasSaidTheLastFirst() {
        log(30, "in", "BootNotification", "{\"chargePointVendor\": \"Acme\"}", "{}", null);
        log(20, "out", "Reset", "{\"type\": \"Hard\"}", null, "timeout");
        log(10, "in", "Heartbeat", "{}", "{\"currentTime\": \"now\"}", null);
        assertThat(actions("")).containsExactly("Heartbeat", "Reset", "BootNotification");
        assertThat(actions("?direction=out")).containsExactly("Reset");
        assertThat(actions("?errors=true")).containsExactly("Reset");
        assertThat(actions("?action=Heartbeat")).containsExactly("Heartbeat");
        assertThat(actions("?text=ACME")).containsExactly("BootNotification");
        assertThat(actions("?text=currentTime")).containsExactly("Heartbeat");
        assertThat(actions("?to=" + now.minusSeconds(15)))
                .containsExactly("Reset", "BootNotification");
        assertThat(technician.get(path).text("/items/2/request"))
                .isEqualTo("{\"chargePointVendor\": \"Acme\"}");
    }

    @Test
    void showsNobodyAPasswordThatAStationWasGiven() {
        log(
                10,
                "out",
                "ChangeConfiguration",
                "{\"key\": \"AuthorizationKey\", \"value\": \"53\\\"4543\"}",
                "{}",
                null);
        log(20, "out", "ChangeConfiguration", "{\"key\": \"X\", \"value\": \"7\"}", "{}", null);
        var found = technician.get(path);
        assertThat(found.text("/items/0/request"))
                .isEqualTo("{\"key\": \"AuthorizationKey\", \"value\": \"***\"}");
        assertThat(found.text("/items/1/request")).contains("\"7\"");
    }

    @Test
    void readsPageByPageThroughMessagesOfOneInstant() {
        for (var number = 0; number < 5; number++) {
            log(10, "in", "MeterValues" + number, "{}", "{}", null);
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = technician.get(path + "?limit=2" + next);
            page.json().at("/items").forEach(message -> seen.add(message.at("/action").asString()));
            next = page.json().at("/next").isNull() ? "" : "&cursor=" + page.text("/next");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void looksThroughTheMessagesOfAllStations() {
        var mark = UUID.randomUUID();
        log(5, "in", "DataTransfer", "{\"data\": \"%s 1\"}".formatted(mark), "{}", null);
        log(7_200, "in", "DataTransfer", "{\"data\": \"%s 2\"}".formatted(mark), "{}", null);
        var first = technician.get("/v1/charging/messages?limit=1&text=" + mark);
        assertThat(first.text("/items/0/request")).contains("1");
        var second =
                technician.get(
                        "/v1/charging/messages?limit=1&text=%s&cursor=%s"
                                .formatted(mark, first.text("/next")));
        assertThat(second.text("/items/0/request")).contains("2");
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(
                        technician
                                .get("/v1/charging/messages?station=nobody&text=" + mark)
                                .json()
                                .at("/items"))
                .isEmpty();
        assertThat(
                        technician
                                .get("/v1/charging/messages?from=2026-01-01T00:00:00Z")
                                .text("/errors/0/field"))
                .isEqualTo("to");
    }

    @Test
    void showsMessagesToThoseWhoMendStationsOnly() {
        assertThat(Rest.as(port, "stakeholder").get(path).status()).isEqualTo(403);
        assertThat(technician.get(path + "?direction=up").text("/errors/0/field"))
                .isEqualTo("direction");
        assertThat(technician.get("/v1/charging/stations/nobody/messages").status()).isEqualTo(404);
    }

    @Test
    void forgetsOldEntriesAndOldCommandsButNoneThatIsOpen() {
        event("31 days");
        event("29 days");
        command("answered", "91 days");
        command("failed", "89 days");
        command("accepted", null);
        retention.deleteExpired();
        assertThat(
                        database.sql("SELECT count(*) FROM charging.event WHERE station_id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single())
                .isOne();
        assertThat(
                        database.sql(
                                        """
                                        SELECT state FROM charging.command WHERE station_id = :id
                                        ORDER BY state
                                        """)
                                .param("id", id)
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("accepted", "failed");
    }

    private void event(String age) {
        database.sql(
                        """
                        INSERT INTO charging.event (at, type, station_id)
                        VALUES (now() - :age::interval, 'test.happened', :id)
                        """)
                .param("age", age)
                .param("id", id)
                .update();
    }

    private void command(String state, @Nullable String age) {
        database.sql(
                        """
                        INSERT INTO charging.command
                            (station_id, ocpp_version, action, payload, state, repeatable,
                             requested_by, settled_at, expires_at)
                        VALUES (:id, '1.6', 'Reset', '{}', :state, false, 'test',
                                now() - :age::interval, now() + interval '1 day')
                        """)
                .param("id", id)
                .param("state", state)
                .param("age", age)
                .update();
    }

    private void log(
            long secondsAgo,
            String direction,
            String action,
            String request,
            @Nullable String response,
            @Nullable String error) {
        database.sql(
                        """
                        INSERT INTO charging.message
                            (station_id, at, connection_number, direction, action, message_id,
                             request, response, error, millis)
                        VALUES (:id, :at, 1, :direction, :action, :messageId, :request, :response,
                                :error, 3)
                        """)
                .param("id", id)
                .param("at", now.minusSeconds(secondsAgo).atOffset(ZoneOffset.UTC))
                .param("direction", direction)
                .param("action", action)
                .param("messageId", UUID.randomUUID().toString())
                .param("request", request)
                .param("response", response)
                .param("error", error)
                .update();
    }

    private List<String> actions(String query) {
        return technician
                .get(path + query)
                .json()
                .at("/items")
                .valueStream()
                .map(message -> message.at("/action").asString())
                .toList();
    }
}
