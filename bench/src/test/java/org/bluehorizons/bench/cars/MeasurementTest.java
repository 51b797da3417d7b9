package org.bluehorizons.bench.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts and what does not. */
class MeasurementTest {
    private static final long FROM = seconds(2);
    private static final long UNTIL = seconds(12);
    private final Measurement measurement = new Measurement(new Pace.Maximum(8), FROM, UNTIL);

    @Test
    void leavesTheRampOutOfRateAndLatency() {
        measurement.acknowledged(seconds(0), seconds(1), false);
        measurement.acknowledged(seconds(3), seconds(3) + 5_000_000, false);

        LoadReport report = measurement.report(1, 0, 7, 0);

        assertThat(report.acknowledged()).isEqualTo(2);
        assertThat(report.perSecond()).isEqualTo(0.1);
        assertThat(report.millis().max()).isCloseTo(5, within(0.01));
    }

    @Test
    void countsTheLatencyOfWhatIsAcknowledgedAfterTheEndButNotItsRate() {
        measurement.acknowledged(UNTIL - 1, UNTIL + seconds(3), false);

        LoadReport report = measurement.report(1, 0, 7, 0);

        assertThat(report.perSecond()).isZero();
        assertThat(report.millis().p50()).isCloseTo(3_000, within(3.0));
    }

    @Test
    void tellsPercentiles() {
        for (int i = 1; i <= 1_000; i++) {
            measurement.acknowledged(FROM, FROM + TimeUnit.MILLISECONDS.toNanos(i), i % 2 == 0);
        }

        LoadReport report = measurement.report(1, 0, 7, 0);

        assertThat(report.millis().p50()).isCloseTo(500, within(1.0));
        assertThat(report.millis().p99()).isCloseTo(990, within(1.0));
        assertThat(report.millis().p999()).isCloseTo(999, within(1.0));
        assertThat(report.refused()).isEqualTo(500);
    }

    private static long seconds(int number) {
        return TimeUnit.SECONDS.toNanos(number);
    }
}
