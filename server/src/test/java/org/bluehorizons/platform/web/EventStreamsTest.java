package org.bluehorizons.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.bluehorizons.platform.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class EventStreamsTest {

    private final EventStreams streams = new EventStreams("tests", 2);
    private final CountDownLatch ends = new CountDownLatch(1);

    @AfterEach
    void close() {
        ends.countDown();
        streams.close();
    }

    @Test
    void refusesOneTooManyAndSaysWhenToComeBack() {
        streams.open(_ -> ends.await());
        streams.open(_ -> ends.await());

        assertThatThrownBy(() -> streams.open(_ -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                            assertThat(problem.code()).isEqualTo("too_many_streams");
                            assertThat(problem.headers())
                                    .containsEntry(HttpHeaders.RETRY_AFTER, "5");
                        });
    }

    @Test
    void hasRoomAgainHoweverAStreamEnds() {
        for (var time = 0; time < 3; time++) {
            opensInTime(_ -> {});
            opensInTime(_ -> {
                throw new IOException("the client has gone");
            });
            opensInTime(_ -> {
                throw new IllegalStateException("it has ended already");
            });
        }
    }

    private void opensInTime(EventStreams.Stream stream) {
        await().ignoreExceptionsInstanceOf(ProblemException.class)
                .until(() -> streams.open(stream) != null);
    }
}
