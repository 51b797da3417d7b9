package org.bluehorizons.bench.loads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bluehorizons.bench.PacedReads;

/**
 * Reads as long as something else goes on.
 *
 * @param perSecond reads
 * @param seconds of one measurement; the last one, which outlasts the work, does not count
 */
record ReadsBeside(PacedReads reads, int perSecond, int seconds) {

    /** One of the figures. */
    interface Measure {
        double of(PacedReads.Figures figures);
    }

    /** At least one measurement, in order. */
    List<PacedReads.Figures> during(Callable<?> work)
            throws InterruptedException, ExecutionException {
        List<PacedReads.Figures> figures = new ArrayList<>();
        try (var worker = Executors.newSingleThreadExecutor()) {
            Future<?> done = worker.submit(work);
            while (!done.isDone()) {
                PacedReads.Figures last = reads.run(perSecond, seconds);
                if (!done.isDone() || figures.isEmpty()) {
                    figures.add(last);
                }
            }
            done.get();
        }
        return figures;
    }
}
