package org.bluehorizons.bench.loads;

import java.io.IOException;
import org.bluehorizons.bench.Meter;

/** Looks on at the memory of the process that loads. */
final class MemoryWatch implements PriceLoad.Onlooker {
    /** Of a load: well within it, and seen of short ones too, which tell but a few times. */
    private static final double WITHIN = 0.3;

    private final ProcessHandle jvm;
    private long mostResident;
    private long liveHeap;

    MemoryWatch(ProcessHandle jvm) {
        this.jvm = jvm;
    }

    @Override
    public void see(double done) throws IOException, InterruptedException {
        mostResident = Math.max(mostResident, Meter.residentBytes(jvm));
        if (done >= WITHIN && liveHeap == 0) {
            liveHeap = Meter.liveHeapBytes(jvm);
        }
    }

    double mostResidentMegabytes() {
        return mostResident / (double) (1 << 20);
    }

    /** Once, within the load, after a full collection; of one too short for that after it. */
    double liveHeapMegabytes() throws IOException, InterruptedException {
        if (liveHeap == 0) {
            liveHeap = Meter.liveHeapBytes(jvm);
        }
        return liveHeap / (double) (1 << 20);
    }
}
