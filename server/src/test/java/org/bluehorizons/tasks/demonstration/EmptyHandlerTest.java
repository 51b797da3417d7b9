package org.bluehorizons.tasks.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.testing.Attempt;
import org.junit.jupiter.api.Test;

class EmptyHandlerTest {

    private final EmptyHandler handler = new EmptyHandler();

    @Test
    void doesNothingAndIsDone() {
        assertThat(handler.run(new EmptyHandler.Nothing(), Attempt.first()))
                .isEqualTo(TaskResult.DONE);
    }

    @Test
    void isForCallersOfTheApi() {
        assertThat(handler.type().submittable()).isTrue();
        assertThat(handler.type().name()).isEqualTo("demonstration.empty");
    }
}
