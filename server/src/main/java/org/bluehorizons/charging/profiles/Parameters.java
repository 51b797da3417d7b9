package org.bluehorizons.charging.profiles;

import java.time.Duration;
import java.util.Arrays;
import org.bluehorizons.platform.ProblemException;

/** Parameters of requests. */
final class Parameters {

    private static final int LONGEST_WAIT = 30;

    private Parameters() {}

    static Duration seconds(int wait) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        return Duration.ofSeconds(wait);
    }

    static Purpose purpose(String word) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.word().equals(word) && purpose != Purpose.EXTERNAL)
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.field("purpose", "station_max, tx_default or tx"));
    }
}
