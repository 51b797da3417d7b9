package org.bluehorizons.rental.photos;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Draws few pictures at a time, since each takes a core and some ten megabytes. */
@Component
class Darkroom {

    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore turns = new Semaphore(AT_A_TIME);

    /**
     * @throws ProblemException 422, or 503 {@code busy} when too many others wait
     */
    Picture develop(byte[] sent) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return Picture.of(sent);
        } finally {
            turns.release();
        }
    }

    private static ProblemException busy() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many photos arrive at once; send it again shortly.")
                .withHeader(HttpHeaders.RETRY_AFTER, "3");
    }
}
