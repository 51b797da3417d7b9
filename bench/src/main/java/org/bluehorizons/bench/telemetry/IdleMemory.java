package org.bluehorizons.bench.telemetry;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Meter;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.cars.LoadOrder;
import org.bluehorizons.bench.cars.LoadProcess;

/**
 * What a connected car that says nothing costs the platform. The platform has just been started and
 * has seen some cars come and go, so that classes are loaded and pools are made; both readings
 * follow a full garbage collection.
 */
record IdleMemory(double heapBytesPerCar, double residentBytesPerCar, double connectsPerSecond) {
    private static final int CARS_BEFORE = 2_000;
    private static final int SETTLE_SECONDS = 5;

    static IdleMemory measure(ProcessHandle jvm, LoadProcess load, int cars)
            throws IOException, InterruptedException {
        load.obey(new LoadOrder.Connect(Math.min(CARS_BEFORE, cars)));
        load.obey(new LoadOrder.Disconnect());
        Reading empty = read(jvm);
        long start = System.nanoTime();
        load.obey(new LoadOrder.Connect(cars));
        double seconds = (System.nanoTime() - start) / 1e9;
        Reading full = read(jvm);
        return new IdleMemory(
                (full.heap - empty.heap) / (double) cars,
                (full.resident - empty.resident) / (double) cars,
                cars / seconds);
    }

    List<Row> rows() {
        return List.of(
                Row.of("live heap per idle connection", "KB", heapBytesPerCar / 1024).atMost(6),
                Row.of("RSS per idle connection", "KB", residentBytesPerCar / 1024).atMost(12),
                Row.of("cars connected per second", "1/s", connectsPerSecond));
    }

    private record Reading(long heap, long resident) {}

    private static Reading read(ProcessHandle jvm) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        long heap = Meter.liveHeapBytes(jvm);
        return new Reading(heap, Meter.residentBytes(jvm));
    }
}
