package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.v16.AuthorizationStatus;
import org.bluehorizons.charging.ocpp.v16.StartTransaction;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What happens in the field with stations of 1.6. */
@PlatformTest
class Sessions16Test {

    @Autowired private ApplicationContext platform;
    private Station.Desk desk;
    private Station station;
    private String token;

    @BeforeEach
    void connect() {
        desk = Station.Desk.of(platform);
        station = desk.station();
        token = desk.token();
    }

    @Test
    void aLocalStartAndStop() {
        var started = station.start(token, 0, 1_000_000);
        assertThat(started.idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED);
        station.value(started.transactionId(), 10, "1002000", "Wh");
        assertEnergy(2_000);
        assertThat(station.transaction()).containsEntry("stopped_at", null);
        var stopped =
                station.stop(
                        started.transactionId(),
                        60,
                        1_012_000,
                        ", \"idTag\": \"%s\"".formatted(token));
        assertThat(Objects.requireNonNull(stopped.idTagInfo()).status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
        assertEnergy(12_000);
        assertThat(station.transaction())
                .containsEntry("stop_reason", "Local")
                .containsEntry("stop_token", token)
                .containsEntry("start_seen", true)
                .containsEntry("end_seen", true);
        assertThat(flags()).isEmpty();
        assertThat(station.journal()).containsExactly("transaction.started", "transaction.ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EVDisconnected", "Remote", "HardReset", "SoftReset", "PowerLoss", "Reboot"})
    void keepsTheReasonOfAStop(String reason) {
        var id = station.start(token, 0, 0).transactionId();
        var stopped = station.stop(id, 5, 100, ", \"reason\": \"%s\"".formatted(reason));
        assertThat(stopped.idTagInfo()).isNull();
        assertThat(station.transaction()).containsEntry("stop_reason", reason);
    }

    @Test
    void theSameStartGetsTheSameId() {
        var first = station.start(token, 0, 500);
        var again = station.start(token, 0, 500);
        assertThat(again.transactionId()).isEqualTo(first.transactionId());
        assertThat(again.idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED);
        assertThat(station.journal()).containsExactly("transaction.started");
    }

    @Test
    void theSameStartInAnotherCaseAfterTheStopGetsTheSameIdToo() {
        var first = station.start(token, 0, 500);
        station.stop(first.transactionId(), 10, 600);
        var again = station.start(token.toUpperCase(Locale.ROOT), 0, 500);
        assertThat(again.transactionId()).isEqualTo(first.transactionId());
    }

    @Test
    void answersAStartWithATokenThatNobodyKnows() {
        var started = station.start("STRANGER", 0, 0);
        assertThat(started.idTagInfo().status()).isEqualTo(AuthorizationStatus.INVALID);
        assertThat(started.transactionId()).isPositive();
        assertThat(station.transaction()).containsEntry("authorization_state", "INVALID");
    }

    @Test
    void letsATokenChargeOnceAtATime() {
        station.start(token, 0, 0);
        var elsewhere = desk.station().start(token, 1, 0);
        assertThat(elsewhere.idTagInfo().status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX);
    }

    @Test
    void aStopToldTwiceIsAnsweredAlikeAndCountsOnce() {
        var id = station.start(token, 0, 1_000).transactionId();
        var tag = ", \"idTag\": \"%s\"".formatted(token);
        var first = station.stop(id, 60, 5_000, tag);
        var before = station.row();
        assertThat(station.stop(id, 60, 5_000, tag)).isEqualTo(first);
        assertThat(station.row()).isEqualTo(before);
        assertThat(station.journal()).containsExactly("transaction.started", "transaction.ended");
    }

    @Test
    void theFirstOfTwoStopsCounts() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.stop(id, 60, 5_000);
        station.stop(id, 90, 9_000);
        assertEnergy(4_000);
        assertThat(flags()).containsExactly("second_stop");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2_000_000_000})
    void aStopOfAnUnknownIdEndsTheTransactionOfItsToken(int id) {
        station.start(token, 0, 1_000);
        var tag = ", \"idTag\": \"%s\"".formatted(token);
        station.stop(id, 60, 5_000, tag);
        assertEnergy(4_000);
        assertThat(flags()).containsExactly("reconciled");
        station.stop(id, 60, 5_000, tag);
        assertEnergy(4_000);
        assertThat(station.journal()).containsExactly("transaction.started", "transaction.ended");
    }

    @Test
    void aStopWithoutAStartIsKept() {
        station.stop(0, 60, 5_000, data(10, 2_000, 30, 3_000));
        station.stop(0, 60, 5_000, data(10, 2_000, 30, 3_000));
        assertEnergy(3_000);
        assertThat(flags()).containsExactly("unknown_start");
        assertThat(station.transaction())
                .containsEntry("reported_id", "0")
                .containsEntry("evse_id", null);
    }

    @Test
    void mergesTransactionDataWithWhatIsKnown() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.value(id, 10, "2000", "Wh");
        station.stop(id, 60, 5_000, data(10, 2_000, 30, 3_000));
        assertEnergy(4_000);
        assertThat(values()).containsExactly("2000", "3000");
    }

    @Test
    void valuesWithoutAnIdBelongToWhatRunsAtTheConnector() {
        station.value(null, 0, "900", "Wh");
        station.start(token, 1, 1_000);
        station.value(null, 10, "2.5", "kWh");
        assertEnergy(1_500);
        assertThat(values()).containsExactly("2.5");
    }

    @Test
    void aRepeatedValueCountsOnce() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.value(id, 10, "2000", "Wh");
        station.value(id, 10, "2000", "Wh");
        assertThat(values()).hasSize(1);
        assertEnergy(1_000);
    }

    @Test
    void aValueAfterTheEndCorrects() {
        var id = station.start(token, 0, 1_000_000).transactionId();
        station.stop(id, 60, 0);
        assertEnergy(0);
        station.value(id, 50, "1009000", "Wh");
        assertEnergy(9_000);
        assertThat(station.journal())
                .containsExactly(
                        "transaction.started", "transaction.ended", "transaction.corrected");
    }

    @Test
    void keepsPowerChargeAndSignedDataAsTheyCame() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.values(
                id,
                10,
                """
                {"value": "7.4", "measurand": "Power.Active.Import", "unit": "kW"},
                {"value": "55", "measurand": "SoC", "unit": "Percent"},
                {"value": "OCMF|{\\"FV\\":\\"1.0\\"}|x", "format": "SignedData"},
                {"value": "n/a", "measurand": "Temperature"}
                """);
        assertThat((BigDecimal) station.transaction().get("power_watts"))
                .isEqualByComparingTo("7400");
        assertThat((BigDecimal) station.transaction().get("soc_percent"))
                .isEqualByComparingTo("55");
        assertThat(column("signed_data")).contains("OCMF|{\"FV\":\"1.0\"}|x");
        assertThat(column("raw")).contains("n/a");
    }

    @Test
    void sumsThePowerOfThePhases() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.values(
                id,
                10,
                IntStream.rangeClosed(1, 3)
                        .mapToObj(
                                """
                                {"value": "2300", "measurand": "Power.Active.Import", "phase": "L%d"}
                                """
                                        ::formatted)
                        .reduce("%s,%s"::formatted)
                        .orElseThrow());
        assertThat((BigDecimal) station.transaction().get("power_watts"))
                .isEqualByComparingTo("6900");
    }

    @Test
    void aNewStartEndsWhatWasOpenAtTheConnector() {
        var first = station.start(token, 0, 1_000).transactionId();
        station.value(first, 20, "3000", "Wh");
        var second = station.start(token, 60, 8_000);
        assertThat(second.idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED);
        var ended = station.transactions().getFirst();
        assertThat((BigDecimal) ended.get("energy_wh")).isEqualByComparingTo("2000");
        assertThat(ended)
                .containsEntry("stop_reason", "Superseded")
                .containsEntry("end_seen", false);
        station.stop(first, 30, 4_000);
        assertThat((BigDecimal) station.transactions().getFirst().get("energy_wh"))
                .isEqualByComparingTo("3000");
        assertThat(station.journal())
                .containsExactly(
                        "transaction.started",
                        "transaction.ended",
                        "transaction.started",
                        "transaction.corrected");
    }

    @Test
    void anOldStartFromOfflineTimeEndsNothing() {
        var open = station.start(token, 60, 8_000);
        station.delay = 90;
        var old = station.start(desk.token(), 0, 1_000);
        station.stop(old.transactionId(), 30, 2_000);
        assertThat(station.transactions().getFirst())
                .containsEntry("offline", true)
                .containsEntry("stop_reason", "Local");
        assertThat(station.transactions().getLast())
                .containsEntry("ocpp_id", open.transactionId().toString())
                .containsEntry("stopped_at", null);
    }

    @Test
    void goesByReceiptWhereTheClockIsWrong() {
        var started = station.start(1, token, Instant.EPOCH, 1_000, 5);
        station.stop(started.transactionId(), 60, 41_000);
        assertEnergy(40_000);
        assertThat(flags()).containsExactly("clock");
        assertThat(station.transaction().get("started_at"))
                .isEqualTo(Timestamp.from(Station.minute(5)));
    }

    @Test
    void readsKilowattHoursThatCallThemselvesWattHours() {
        var id = station.start(token, 0, 1_234_000).transactionId();
        station.value(id, 10, "1236", "Wh");
        station.value(id, 20, "1238.5", "Wh");
        station.stop(id, 60, 1_246_000);
        assertEnergy(12_000);
        assertThat(flags()).containsExactly("unit_wrong");
    }

    @Test
    void chargesWhatTheTariffSays() {
        tariff();
        var id = station.start(token, 0, 0).transactionId();
        station.stop(id, 60, 10_000);
        assertThat((BigDecimal) station.transaction().get("cost_amount"))
                .isEqualByComparingTo("6.00");
        assertThat(station.transaction()).containsEntry("cost_currency", "SGD");
    }

    @Test
    void takesManyStationsAtOnce() {
        var stations = IntStream.range(0, 300).mapToObj(_ -> desk.station()).toList();
        var calls = new ArrayList<StationCall<StartTransaction.Request>>();
        for (var one : stations) {
            var payload =
                    """
                    {"connectorId": 1, "idTag": "%s", "meterStart": 5, "timestamp": "%s"}
                    """
                            .formatted(token, Station.minute(0));
            calls.add(
                    new StationCall<>(
                            one.id,
                            desk.start16().version(),
                            OcppJson.read(StartTransaction.Request.class, payload),
                            payload,
                            Station.minute(0)));
        }
        desk.handle(desk.start16(), calls);
        var answers =
                calls.stream()
                        .map(call -> (StationCall.Answer.Result) call.answer())
                        .map(result -> (StartTransaction.Response) result.payload())
                        .toList();
        assertThat(answers)
                .extracting(StartTransaction.Response::transactionId)
                .doesNotHaveDuplicates();
        assertThat(answers)
                .filteredOn(answer -> answer.idTagInfo().status() == AuthorizationStatus.ACCEPTED)
                .hasSize(1);
    }

    private void tariff() {
        desk.database()
                .sql(
                        """
                        WITH tariff AS (
                            INSERT INTO charging.tariff (name, currency, terms, valid_from)
                            VALUES ('test', 'SGD', :terms::jsonb, now() - interval '1 year')
                            RETURNING id)
                        INSERT INTO charging.tariff_assignment (tariff_id, station_id, since)
                        SELECT id, :station, now() - interval '1 year' FROM tariff
                        """)
                .param(
                        "terms",
                        """
                        {"perSession": 1.00, "perKilowattHour": 0.50, "perChargingMinute": 0,
                         "perIdleMinute": 0, "idleGraceMinutes": 0, "minimum": null, "maximum": null,
                         "taxPercent": 0, "windows": []}
                        """)
                .param("station", station.id)
                .update();
    }

    private static String data(int minute, int meter, int otherMinute, int otherMeter) {
        return """
        , "transactionData": [
            {"timestamp": "%s", "sampledValue": [{"value": "%d", "unit": "Wh"}]},
            {"timestamp": "%s", "sampledValue": [{"value": "%d", "unit": "Wh"}]}]
        """
                .formatted(Station.minute(minute), meter, Station.minute(otherMinute), otherMeter);
    }

    private void assertEnergy(int wattHours) {
        assertThat((BigDecimal) station.transaction().get("energy_wh"))
                .isEqualByComparingTo(BigDecimal.valueOf(wattHours));
    }

    private List<String> flags() {
        return desk.database()
                .sql("SELECT unnest(flags) FROM charging.transaction WHERE station_id = :id")
                .param("id", station.id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Of the station's transactions. */
    private List<String> values() {
        return desk.database()
                .sql(
                        """
                        SELECT value::text FROM charging.meter_value
                        WHERE station_id = :id AND transaction_id IS NOT NULL ORDER BY at
                        """)
                .param("id", station.id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Collection<String> column(String column) {
        return desk.database()
                .sql("SELECT %s FROM charging.meter_value WHERE station_id = :id".formatted(column))
                .param("id", station.id)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
