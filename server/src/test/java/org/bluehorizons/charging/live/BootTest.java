package org.bluehorizons.charging.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.v16.BootNotification;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class BootTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BOOT_16 =
            """
            {"chargePointVendor": "Acme", "chargePointModel": "Wall 2", "chargeBoxSerialNumber": "S1",
             "firmwareVersion": "1.4", "meterType": "M"}
            """;

    @Autowired private Boot16 boot16;
    @Autowired private Boot201 boot201;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;
    private Stations stations;

    @BeforeEach
    void register() {
        stations = new Stations(database, transactions);
    }

    @Test
    void answersEachStationOfABatchByItsPolicy() {
        var accepted = call(stations.registered());
        var pending = call(withPolicy("pending"));
        var rejected = call(withPolicy("rejected"));
        var retired = stations.registered();
        database.sql("UPDATE charging.station SET retired_at = now() WHERE id = :id")
                .param("id", retired)
                .update();
        var gone = call(retired);
        stations.handle(boot16, List.of(rejected, accepted, gone, pending));
        assertThat(answer(accepted).status()).isEqualTo(BootNotification.Status.ACCEPTED);
        assertThat(answer(accepted).interval()).isBetween(270, 330);
        assertThat(answer(pending).status()).isEqualTo(BootNotification.Status.PENDING);
        assertThat(answer(pending).interval()).isBetween(54, 66);
        assertThat(answer(rejected).status()).isEqualTo(BootNotification.Status.REJECTED);
        assertThat(answer(gone).status()).isEqualTo(BootNotification.Status.REJECTED);
    }

    @Test
    void spreadsTheHeartbeatsOfThoseWhoCameTogether() {
        var calls = Stream.generate(stations::registered).limit(50).map(this::call).toList();
        stations.handle(boot16, calls);
        assertThat(calls.stream().map(call -> answer(call).interval()).distinct().count())
                .isGreaterThan(10);
    }

    @Test
    void keepsWhatTheStationSaysOfItself() {
        var station = stations.registered();
        stations.handle(boot16, List.of(call(station)));
        assertThat(state(station, "vendor")).isEqualTo("Acme");
        assertThat(state(station, "serial_number")).isEqualTo("S1");
        assertThat(state(station, "ocpp_version")).isEqualTo("1.6");
        assertThat(stations.journal(station))
                .singleElement()
                .asString()
                .startsWith("station.booted")
                .contains("\"status\": \"accepted\"", "\"model\": \"Wall 2\"");
    }

    @Test
    void aTriggeredBootNotificationIsNoStart() {
        var station = stations.registered();
        boot201(station, "PowerUp", NOON);
        boot201(station, "Triggered", NOON.plusSeconds(60));
        assertThat(state(station, "to_char(booted_at, 'HH24:MI:SS')")).isEqualTo("12:00:00");
        boot201(station, "Watchdog", NOON.plusSeconds(120));
        assertThat(state(station, "to_char(booted_at, 'HH24:MI:SS')")).isEqualTo("12:02:00");
        assertThat(state(station, "iccid")).isEqualTo("8965");
    }

    private void boot201(String station, String reason, Instant at) {
        var call =
                Stations.call(
                        station,
                        boot201,
                        org.bluehorizons.charging.ocpp.v201.BootNotification.Request.class,
                        """
                        {"reason": "%s", "chargingStation": {"vendorName": "Acme", "model": "Pole",
                         "modem": {"iccid": "8965"}}}
                        """
                                .formatted(reason),
                        at);
        stations.handle(boot201, List.of(call));
    }

    private StationCall<BootNotification.Request> call(String station) {
        return Stations.call(station, boot16, BootNotification.Request.class, BOOT_16, NOON);
    }

    private String withPolicy(String policy) {
        var station = stations.registered();
        database.sql("UPDATE charging.station SET boot_policy = :policy WHERE id = :id")
                .param("policy", policy)
                .param("id", station)
                .update();
        return station;
    }

    private String state(String station, String column) {
        return database.sql(
                        "SELECT %s FROM charging.station_state WHERE station_id = :id"
                                .formatted(column))
                .param("id", station)
                .query(String.class)
                .single();
    }

    private static BootNotification.Response answer(StationCall<?> call) {
        if (call.answer() instanceof StationCall.Answer.Result(BootNotification.Response given)) {
            return given;
        }
        throw new AssertionError("answered " + call.answer());
    }
}
