package org.bluehorizons.bench.charging;

import java.util.List;
import java.util.function.ToLongFunction;

/** What a process holds after a full garbage collection, in bytes. */
record Memory(long heap, long resident) {

    /** How much more of all processes a charge point costs, in KB. */
    static double difference(
            List<Memory> full, List<Memory> empty, ToLongFunction<Memory> what, int points) {
        long more = full.stream().mapToLong(what).sum() - empty.stream().mapToLong(what).sum();
        return more / 1024.0 / points;
    }
}
