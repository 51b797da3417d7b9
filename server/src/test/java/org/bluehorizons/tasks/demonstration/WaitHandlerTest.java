package org.bluehorizons.tasks.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.time.Duration;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.demonstration.WaitHandler.Wait;
import org.bluehorizons.testing.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitHandlerTest {

    private final WaitHandler handler = new WaitHandler();

    @Test
    void waitsAsLongAsAsked() throws InterruptedException {
        var start = System.nanoTime();

        assertThat(handler.run(new Wait(30), Attempt.first())).isEqualTo(TaskResult.DONE);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(29));
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> handler.run(new Wait(60_000), Attempt.first()))
                .isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "60000, true", "60001, false"})
    void takesUpToAMinute(int milliseconds, boolean accepted) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var broken = validation.getValidator().validate(new Wait(milliseconds));

            assertThat(broken.isEmpty()).isEqualTo(accepted);
        }
    }
}
