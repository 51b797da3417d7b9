package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest(name = "after a batch of {0} ms it waits {1} ms")
    @CsvSource({"0, 20", "5, 15", "20, 0", "21, 21", "80, 80", "400, 150"})
    void waitsLongerWhenTheDatabaseIsSlow(long took, long waits) {
        assertThat(Pace.THRIFTY.after(Duration.ofMillis(took).toNanos(), Duration.ofMillis(20)))
                .isEqualTo(Duration.ofMillis(waits));
    }

    @ParameterizedTest(name = "after a batch of {0} ms it waits {1} ms")
    @CsvSource({"0, 20", "5, 15", "20, 0", "21, 0", "400, 0"})
    void doesNotWaitWhereSomebodyElseDoes(long took, long waits) {
        assertThat(Pace.PROMPT.after(Duration.ofMillis(took).toNanos(), Duration.ofMillis(20)))
                .isEqualTo(Duration.ofMillis(waits));
    }
}
