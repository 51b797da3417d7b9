package org.bluehorizons.rental.photos;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Draws few pictures at a time, since each takes a core and some ten megabytes. */
@Component
class Darkroom {

    private static final int AT_A_TIME = 2;

    private final Semaphore turns = new Semaphore(AT_A_TIME);

    /** Waits for its turn. */
    Picture develop(byte[] sent) throws BrokenPicture, InterruptedException {
        turns.acquire();
        try {
            return Picture.of(sent);
        } finally {
            turns.release();
        }
    }
}
