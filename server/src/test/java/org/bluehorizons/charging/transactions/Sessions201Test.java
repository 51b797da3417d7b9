package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.v201.AuthorizationStatus;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What happens in the field with stations of 2.0.1. */
@PlatformTest
class Sessions201Test {

    private static final String EVSE = ", \"evse\": {\"id\": 2, \"connectorId\": 1}";

    @Autowired private ApplicationContext platform;
    private Station.Desk desk;
    private Station station;
    private String token;
    private final String name = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        desk = Station.Desk.of(platform);
        station = desk.station();
        token = desk.token();
    }

    @Test
    void aWholeSession() {
        var started = started();
        assertThat(Objects.requireNonNull(started.idTokenInfo()).status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
        state(1, 1, "Charging");
        assertThat(updated(2, 30).idTokenInfo()).isNull();
        state(3, 40, "SuspendedEV");
        ended(4, 60);
        assertEnergy(6_000);
        assertThat(station.transaction())
                .containsEntry("evse_id", 2)
                .containsEntry("id_token", token)
                .containsEntry("stop_reason", "EVDisconnected")
                .containsEntry("start_seen", true)
                .containsEntry("end_seen", true)
                .containsEntry("last_seq", 4);
        assertThat(station.transaction().get("charging_ended_at"))
                .isEqualTo(Timestamp.from(Station.minute(40)));
        assertThat(flags()).isEmpty();
        assertThat(station.journal())
                .containsExactly(
                        "transaction.started",
                        "transaction.updated",
                        "transaction.updated",
                        "transaction.ended");
    }

    @Test
    void anEventToldTwiceCountsOnce() {
        var first = started();
        assertThat(started()).isEqualTo(first);
        updated(1, 10);
        updated(1, 10);
        ended(2, 60);
        var before = station.row();
        ended(2, 60);
        assertThat(station.row()).isEqualTo(before);
        assertThat(count("transaction_event")).isEqualTo(3);
        assertThat(count("meter_value")).isEqualTo(3);
        assertThat(station.journal()).containsExactly("transaction.started", "transaction.ended");
    }

    @Test
    void knowsWhichEventsAreMissing() {
        started();
        updated(3, 30);
        assertThat(missing()).containsExactly(1, 2);
        updated(2, 20);
        assertThat(missing()).containsExactly(1);
        ended(4, 60);
        updated(1, 10);
        assertThat(missing()).isEmpty();
        assertEnergy(6_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSameForEveryOrderOfItsEvents(long seed) {
        station.delay = 120;
        var events = new ArrayList<Runnable>();
        events.add(this::started);
        events.add(() -> state(1, 1, "Charging"));
        for (var seq = 2; seq < 8; seq++) {
            var number = seq;
            events.add(() -> updated(number, number * 5));
        }
        events.add(() -> state(8, 45, "SuspendedEV"));
        events.add(() -> ended(9, 60));
        Collections.shuffle(events, new Random(seed));
        events.forEach(Runnable::run);
        assertEnergy(6_000);
        assertThat(missing()).isEmpty();
        assertThat(flags()).isEmpty();
        assertThat(station.transaction())
                .containsEntry("evse_id", 2)
                .containsEntry("id_token", token)
                .containsEntry("stop_reason", "EVDisconnected")
                .containsEntry("started_at", Timestamp.from(Station.minute(0)))
                .containsEntry("stopped_at", Timestamp.from(Station.minute(60)));
    }

    @Test
    void anEndBeforeItsStartIsKeptAndCorrected() {
        ended(2, 60);
        assertThat(flags()).containsExactly("unknown_start");
        assertThat(missing()).containsExactly(0, 1);
        assertEnergy(0);
        started();
        updated(1, 30);
        assertEnergy(6_000);
        assertThat(flags()).isEmpty();
        assertThat(station.journal())
                .startsWith("transaction.started", "transaction.ended")
                .endsWith("transaction.corrected");
    }

    @Test
    void anEndUnderANumberThatWasUsedStillEnds() {
        started();
        updated(1, 10);
        ended(1, 60);
        assertThat(station.transaction()).containsEntry("end_seen", true);
        assertThat(flags()).containsExactly("sequence");
        assertEnergy(6_000);
    }

    @Test
    void aLeapOfNumbersIsNotAMillionMissingEvents() {
        started();
        updated(2_000_000_000, 10);
        assertThat(missing()).hasSize(1_000);
        assertThat(flags()).containsExactly("sequence");
    }

    @Test
    void oneWhoStopsMayBeAnother() {
        started();
        var other = desk.token();
        var answer =
                station.event(
                        "Ended",
                        name,
                        1,
                        30,
                        "StopAuthorized",
                        ", \"stoppedReason\": \"Local\"",
                        idToken(other));
        assertThat(Objects.requireNonNull(answer.idTokenInfo()).status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
        assertThat(station.transaction())
                .containsEntry("id_token", token)
                .containsEntry("stop_token", other);
    }

    @Test
    void aTokenMayComeAfterTheCable() {
        station.event("Started", name, 0, 0, "CablePluggedIn", "", EVSE);
        station.event("Updated", name, 1, 1, "Authorized", "", idToken(token));
        assertThat(station.transaction())
                .containsEntry("id_token", token)
                .containsEntry("authorization_state", "ACCEPTED");
    }

    @Test
    void aNewTransactionEndsWhatWasOpenAtTheEvse() {
        started();
        updated(1, 20);
        station.event("Started", "next", 0, 60, EVSE);
        assertThat(station.transactions().getFirst())
                .containsEntry("stop_reason", "Superseded")
                .containsEntry("end_seen", false);
        assertThat((BigDecimal) station.transactions().getFirst().get("energy_wh"))
                .isEqualByComparingTo("2000");
        ended(2, 60);
        assertThat(station.transactions().getFirst())
                .containsEntry("stop_reason", "EVDisconnected");
    }

    @Test
    void keepsSignedDataVerbatim() {
        station.event(
                "Started",
                name,
                0,
                0,
                """
                , "meterValue": [{"timestamp": "%s", "sampledValue": [{"value": 12.5,
                    "unitOfMeasure": {"unit": "Wh", "multiplier": 3},
                    "signedMeterValue": {"signedMeterData": "QUJD", "signingMethod": "ECDSA",
                        "encodingMethod": "OCMF", "publicKey": "S0VZ"}}]}]
                """
                        .formatted(Station.minute(0)));
        var row =
                desk.database()
                        .sql("SELECT * FROM charging.meter_value WHERE station_id = :id")
                        .param("id", station.id)
                        .query()
                        .singleRow();
        assertThat(row)
                .containsEntry("signed_data", "QUJD")
                .containsEntry("signing_method", "ECDSA")
                .containsEntry("encoding_method", "OCMF")
                .containsEntry("public_key", "S0VZ");
        assertThat((BigDecimal) row.get("value")).isEqualByComparingTo("12500");
    }

    private TransactionEvent.Response started() {
        return station.event(
                "Started",
                name,
                0,
                0,
                "Authorized",
                "",
                EVSE + idToken(token) + Station.register(0, "1000000", "Transaction.Begin"));
    }

    /** The register rises by 100 Wh a minute. */
    private TransactionEvent.Response updated(int seqNo, int minute) {
        return station.event(
                "Updated",
                name,
                seqNo,
                minute,
                Station.register(minute, "" + (1_000_000 + minute * 100), "Sample.Periodic"));
    }

    private void state(int seqNo, int minute, String state) {
        station.event(
                "Updated",
                name,
                seqNo,
                minute,
                "ChargingStateChanged",
                ", \"chargingState\": \"%s\"".formatted(state),
                "");
    }

    private void ended(int seqNo, int minute) {
        station.event(
                "Ended",
                name,
                seqNo,
                minute,
                "EVDeparted",
                ", \"stoppedReason\": \"EVDisconnected\"",
                Station.register(minute, "" + (1_000_000 + minute * 100), "Transaction.End"));
    }

    private static String idToken(String token) {
        return ", \"idToken\": {\"idToken\": \"%s\", \"type\": \"ISO14443\"}".formatted(token);
    }

    private void assertEnergy(int wattHours) {
        assertThat((BigDecimal) station.transaction().get("energy_wh"))
                .isEqualByComparingTo(BigDecimal.valueOf(wattHours));
    }

    private List<Integer> missing() {
        return desk.database()
                .sql("SELECT unnest(missing_seq) FROM charging.transaction WHERE station_id = :id")
                .param("id", station.id)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private List<String> flags() {
        return desk.database()
                .sql("SELECT unnest(flags) FROM charging.transaction WHERE station_id = :id")
                .param("id", station.id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private int count(String table) {
        return desk.database()
                .sql("SELECT count(*) FROM charging.%s WHERE transaction_id = :id".formatted(table))
                .param("id", station.transaction().get("id"))
                .query(Integer.class)
                .single();
    }
}
