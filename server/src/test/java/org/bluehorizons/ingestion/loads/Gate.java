package org.bluehorizons.ingestion.loads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.ingestion.StagedRows;

/** Holds the merge of one load's nth chunk until it is opened; others pass. */
final class Gate implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;

    private final int chunk;
    private final AtomicInteger came = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /**
     * @param chunk that many chunks are merged before
     */
    static Gate after(int chunk) {
        var gate = new Gate(chunk);
        ReadingSet.BEFORE_MERGE.set(gate::pass);
        return gate;
    }

    private Gate(int chunk) {
        this.chunk = chunk;
    }

    void awaitReached() throws InterruptedException {
        if (!reached.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was merged so far");
        }
    }

    /** How many chunks came to be merged, held or not. */
    int came() {
        return came.get();
    }

    void open() {
        opened.countDown();
    }

    @Override
    public void close() {
        open();
        ReadingSet.BEFORE_MERGE.set(_ -> {});
    }

    private void pass(StagedRows rows) {
        if (came.getAndIncrement() == chunk) {
            reached.countDown();
            try {
                opened.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
