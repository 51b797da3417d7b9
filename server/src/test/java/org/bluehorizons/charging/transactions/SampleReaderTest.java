package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.v16.MeterValues;
import org.junit.jupiter.api.Test;

class SampleReaderTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void fillsInWhatTheSpecificationTakesForGranted() {
        var sample = read("{\"value\": \"12\"}").getFirst();
        assertThat(sample.measurand()).isEqualTo("Energy.Active.Import.Register");
        assertThat(sample.unit()).isEqualTo("Wh");
        assertThat(sample.context()).isEqualTo("Sample.Periodic");
        assertThat(sample.location()).isEqualTo("Outlet");
        assertThat(sample.value()).isEqualByComparingTo("12");
    }

    @Test
    void understandsADecimalComma() {
        assertThat(read("{\"value\": \"12,5\"}").getFirst().value()).isEqualByComparingTo("12.5");
    }

    @Test
    void keepsWhatIsNoNumber() {
        for (var raw : List.of("NaN", "", "1e999999999", "9".repeat(60))) {
            var sample = read("{\"value\": \"%s\"}".formatted(raw)).getFirst();
            assertThat(sample.value()).isNull();
            assertThat(sample.raw()).isEqualTo(raw);
        }
    }

    @Test
    void takesTheSameValueOnce() {
        assertThat(read("{\"value\": \"12\"}, {\"value\": \"12\", \"unit\": \"Wh\"}")).hasSize(1);
    }

    @Test
    void sumsThePhasesOfARegister() {
        var phase = "{\"value\": \"%d\", \"phase\": \"L%d\"}";
        var samples =
                read(
                        phase.formatted(100, 1)
                                + ","
                                + phase.formatted(200, 2)
                                + ","
                                + phase.formatted(300, 3));
        assertThat(RegisterSeries.of(samples))
                .singleElement()
                .extracting(RegisterReading::wattHours)
                .isEqualTo(new BigDecimal("6E+2"));
        assertThat(RegisterSeries.of(samples.subList(0, 2))).hasSize(1);
    }

    @Test
    void takesTheRegisterOfAllPhasesWhereThereIsOne() {
        var samples = read("{\"value\": \"100\", \"phase\": \"L1\"}, {\"value\": \"150\"}");
        assertThat(RegisterSeries.of(samples)).hasSize(1);
    }

    @Test
    void sumsIntervalsOnce() {
        var interval =
                "{\"value\": \"0.5\", \"unit\": \"kWh\", \"measurand\": \"Energy.Active.Import.Interval\"%s}";
        var samples =
                read(interval.formatted("") + "," + interval.formatted(", \"context\": \"Other\""));
        assertThat(RegisterSeries.intervals(samples)).isEqualByComparingTo("500");
    }

    @Test
    void believesNoClockBefore2020OrFarAhead() {
        assertThat(StationTime.of(Instant.EPOCH, AT).at()).isEqualTo(AT);
        assertThat(StationTime.of(AT.plusSeconds(301), AT).at()).isEqualTo(AT);
        assertThat(StationTime.of(AT.plusSeconds(299), AT).clockWrong()).isFalse();
        assertThat(StationTime.of(AT.minusSeconds(86_400), AT).clockWrong()).isFalse();
    }

    private static List<Sample> read(String sampled) {
        var request =
                OcppJson.read(
                        MeterValues.Request.class,
                        """
                        {"connectorId": 1, "meterValue": [{"timestamp": "%s", "sampledValue": [%s]}]}
                        """
                                .formatted(AT, sampled));
        return SampleReader.read16(request.meterValue(), AT);
    }
}
