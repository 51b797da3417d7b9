package org.bluehorizons.bench.loads;

import java.io.IOException;
import org.bluehorizons.bench.Meter;

/** Looks on at the memory of the process that loads. */
final class MemoryWatch implements PriceLoad.Onlooker {
    /** Of a load: well into its merge. */
    private static final double LATE = 0.8;

    private final ProcessHandle jvm;
    private long mostResident;
    private long liveHeap;

    MemoryWatch(ProcessHandle jvm) {
        this.jvm = jvm;
    }

    @Override
    public void see(double done) throws IOException, InterruptedException {
        mostResident = Math.max(mostResident, Meter.residentBytes(jvm));
        if (done >= LATE && liveHeap == 0) {
            liveHeap = Meter.liveHeapBytes(jvm);
        }
    }

    double mostResidentMegabytes() {
        return mostResident / (double) (1 << 20);
    }

    /** Once, late in the load, after a full collection; of one too short for that after it. */
    double liveHeapMegabytes() throws IOException, InterruptedException {
        if (liveHeap == 0) {
            liveHeap = Meter.liveHeapBytes(jvm);
        }
        return liveHeap / (double) (1 << 20);
    }
}
