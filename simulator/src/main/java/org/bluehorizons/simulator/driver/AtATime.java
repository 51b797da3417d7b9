package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Asks for many things at once, but not for more than a platform on a small machine bears. */
final class AtATime {

    private static final int MANY = 8;

    private AtATime() {}

    /** What is done with each. */
    interface Work<T> {
        void on(T one) throws IOException, InterruptedException;
    }

    /**
     * Returns when all is done.
     *
     * @throws ExecutionException of the first that failed
     */
    static <T> void run(Collection<T> all, Work<T> work)
            throws InterruptedException, ExecutionException {
        var turns = new Semaphore(MANY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<@Nullable Void>>();
            for (var one : all) {
                asked.add(
                        threads.submit(() -> {
                            turns.acquire();
                            try {
                                work.on(one);
                            } finally {
                                turns.release();
                            }
                            return null;
                        }));
            }
            for (var one : asked) {
                one.get();
            }
        }
    }
}
