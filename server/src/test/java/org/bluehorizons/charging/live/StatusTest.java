package org.bluehorizons.charging.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppError;
import org.bluehorizons.charging.ocpp.v16.StatusNotification;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class StatusTest {

    @Autowired private Status16 status16;
    @Autowired private Status201 status201;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;
    private final Instant start = Instant.now().minusSeconds(3_600);
    private Stations stations;
    private String station;

    @BeforeEach
    void register() {
        stations = new Stations(database, transactions);
        station = stations.registered();
    }

    @Test
    void addsConnectorsThatNobodyRegistered() {
        tell(0, "Available", 0, 0);
        tell(2, "Preparing", 1, 1);
        assertThat(states()).containsExactly("0/0 Available", "2/1 Preparing");
        assertThat(
                        database.sql(
                                        """
                                        SELECT evse_id || '/' || id FROM charging.connector
                                        WHERE station_id = :id
                                        """)
                                .param("id", station)
                                .query(String.class)
                                .list())
                .containsExactly("2/1");
    }

    @Test
    void aRepeatChangesOnlyWhenItWasReceived() {
        tell(1, "Available", 0, 0);
        tell(1, "Available", 600, 601);
        assertThat(states()).containsExactly("1/1 Available");
        assertThat(history()).containsExactly("Available");
        assertThat(stations.journal(station)).hasSize(1);
        assertThat(seconds("status_at")).isZero();
        assertThat(seconds("received_at")).isEqualTo(601);
    }

    @Test
    void tellsTheJournalWhatAConnectorWasBefore() {
        tell(1, "Available", 0, 0);
        var fault = call(1, "Faulted", "GroundFailure", start.plusSeconds(5), 5);
        stations.handle(status16, List.of(fault));
        assertThat(stations.journal(station).getLast())
                .contains("\"status\": \"Faulted\"")
                .contains("\"before\": \"Available\"")
                .contains("\"errorCode\": \"GroundFailure\"");
    }

    @Test
    void aStatusFromOfflineTimeGoesIntoTheHistoryOnly() {
        tell(1, "Available", 1_000, 1_000);
        tell(1, "Charging", 400, 1_001);
        assertThat(states()).containsExactly("1/1 Available");
        assertThat(history()).containsExactly("Available", "Charging");
        assertThat(stations.journal(station)).hasSize(1);
    }

    @Test
    void aRepeatIsWhatOfflineTimeIsComparedWith() {
        tell(1, "Available", 100, 100);
        tell(1, "Available", 1_000, 1_000);
        tell(1, "Charging", 400, 1_001);
        assertThat(states()).containsExactly("1/1 Available");
    }

    @Test
    void aClockThatCannotBeRightLeavesTheOrderToReceipt() {
        stations.handle(
                status16,
                List.of(call(1, "Available", "NoError", Instant.EPOCH.plusSeconds(9), 10)));
        stations.handle(
                status16,
                List.of(call(1, "Charging", "NoError", Instant.EPOCH.plusSeconds(3), 20)));
        assertThat(states()).containsExactly("1/1 Charging");
        // Eight hours ahead, then set right.
        tell(1, "Finishing", 30 + 8 * 3_600, 30);
        tell(1, "Available", 40, 40);
        assertThat(states()).containsExactly("1/1 Available");
    }

    @Test
    void believesAStationWhoseClockWasSetBackByItsBoot() {
        tell(1, "Available", 1_000, 1_000);
        database.sql(
                        """
                        INSERT INTO charging.station_state (station_id, booted_at)
                        VALUES (:id, :at::timestamptz)
                        """)
                .param("id", station)
                .param("at", start.plusSeconds(1_100).toString())
                .update();
        tell(1, "Unavailable", 200, 1_200);
        assertThat(states()).containsExactly("1/1 Unavailable");
        tell(1, "Charging", 100, 1_201);
        assertThat(states()).containsExactly("1/1 Unavailable");
    }

    @Test
    void aStatusWithoutATimeIsOfNow() {
        var call =
                Stations.call(
                        station,
                        status16,
                        StatusNotification.Request.class,
                        "{\"connectorId\": 1, \"errorCode\": \"NoError\", \"status\": \"Available\"}",
                        start.plusSeconds(7));
        stations.handle(status16, List.of(call));
        assertThat(seconds("status_at")).isEqualTo(7);
    }

    @Test
    void refusesAConnectorThatCannotBeAndTakesTheOthers() {
        var wrong = call(-1, "Available", "NoError", start, 0);
        var other = stations.registered();
        var right =
                Stations.call(
                        other,
                        status16,
                        StatusNotification.Request.class,
                        payload(1, "Available", "NoError", start),
                        start);
        stations.handle(status16, List.of(wrong, right));
        assertThat(wrong.answer())
                .isInstanceOfSatisfying(
                        StationCall.Answer.Refusal.class,
                        refusal ->
                                assertThat(refusal.error())
                                        .isEqualTo(OcppError.PROPERTY_CONSTRAINT_VIOLATION));
        assertThat(right.answer()).isInstanceOf(StationCall.Answer.Result.class);
        assertThat(stations.journal(other)).hasSize(1);
    }

    @Test
    void keepsTheConnectorsOfAnEvseApart() {
        tell201(1, 1, "Available");
        tell201(1, 2, "Occupied");
        tell201(0, 0, "Unavailable");
        assertThat(states()).containsExactly("0/0 Unavailable", "1/1 Available", "1/2 Occupied");
    }

    private void tell201(int evse, int connector, String status) {
        var call =
                Stations.call(
                        station,
                        status201,
                        org.bluehorizons.charging.ocpp.v201.StatusNotification.Request.class,
                        """
                        {"timestamp": "%s", "connectorStatus": "%s", "evseId": %d, "connectorId": %d}
                        """
                                .formatted(start, status, evse, connector),
                        start);
        stations.handle(status201, List.of(call));
    }

    /** Times in seconds after the start: the station's, and ours. */
    private void tell(int connector, String status, long statusAt, long receivedAt) {
        stations.handle(
                status16,
                List.of(
                        call(
                                connector,
                                status,
                                "NoError",
                                start.plusSeconds(statusAt),
                                receivedAt)));
    }

    private StationCall<StatusNotification.Request> call(
            int connector, String status, String error, Instant statusAt, long receivedAt) {
        return Stations.call(
                station,
                status16,
                StatusNotification.Request.class,
                payload(connector, status, error, statusAt),
                start.plusSeconds(receivedAt));
    }

    private static String payload(int connector, String status, String error, Instant at) {
        return """
        {"connectorId": %d, "errorCode": "%s", "status": "%s", "timestamp": "%s"}
        """
                .formatted(connector, error, status, at);
    }

    private List<String> states() {
        return database.sql(
                        """
                        SELECT evse_id || '/' || connector_id || ' ' || status
                        FROM charging.connector_state WHERE station_id = :id
                        ORDER BY evse_id, connector_id
                        """)
                .param("id", station)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> history() {
        return database.sql(
                        """
                        SELECT status FROM charging.status_history WHERE station_id = :id
                        ORDER BY received_at
                        """)
                .param("id", station)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long seconds(String column) {
        return database.sql(
                        """
                        SELECT round(extract(epoch FROM %s - :start::timestamptz))::bigint
                        FROM charging.connector_state WHERE station_id = :id
                        """
                                .formatted(column))
                .param("start", start.toString())
                .param("id", station)
                .query(Long.class)
                .single();
    }
}
