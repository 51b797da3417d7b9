package org.bluehorizons.simulator.driver;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluehorizons.simulator.platform.Answer;

/** What came of what drivers did. Safe for use by many threads. */
public final class Tally {

    private final Map<Count, LongAdder> counts =
            Stream.of(Count.values())
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    _ -> new LongAdder(),
                                    (one, _) -> one,
                                    () -> new EnumMap<>(Count.class)));

    /** What is counted. */
    public enum Count {
        /** Accounts that may book. */
        DRIVERS,
        BOOKINGS,
        /** On a trip at the moment. */
        DRIVING,
        ENDED,
        CANCELLED,
        /** Holds that ran out. */
        EXPIRED,
        /** Deposits. */
        DECLINED,
        /** What the platform or the car would not do. */
        REFUSED,
        /** The car did not answer in time. */
        SILENT,
        /** No answer of the platform, or one that says it is at fault. */
        FAILED;

        /** As the summary names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void count(Count what) {
        add(what, 1);
    }

    void add(Count what, int more) {
        counts.getOrDefault(what, new LongAdder()).add(more);
    }

    /** The same answer; what was not done is counted by its cause. */
    Answer noted(Answer answer) {
        if (answer.code().equals("car_silent")) {
            count(Count.SILENT);
        } else if (answer.status() >= 500) {
            count(Count.FAILED);
        } else if (!answer.isDone()) {
            count(Count.REFUSED);
        }
        return answer;
    }

    /** So far, or at the moment. */
    public long of(Count what) {
        return counts.getOrDefault(what, new LongAdder()).sum();
    }
}
