package org.bluehorizons.bench.tasks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who is busy: the processor time of several programs, from its making on. */
final class Processors {
    private final List<Part> parts;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long begunNanos = System.nanoTime();

    /**
     * A program.
     *
     * @param processes that it has now
     */
    record Part(String name, Supplier<List<ProcessHandle>> processes) {

        private Duration used() {
            return processes.get().stream()
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    Processors(List<Part> parts) {
        this.parts = parts;
        parts.forEach(part -> before.put(part.name, part.used()));
    }

    /** How many cores each has used since, on average. */
    Map<String, Double> cores() {
        Map<String, Double> cores = new LinkedHashMap<>();
        double nanos = System.nanoTime() - begunNanos;
        for (Part part : parts) {
            Duration used = part.used().minus(before.getOrDefault(part.name, Duration.ZERO));
            cores.put(part.name, used.toNanos() / nanos);
        }
        return cores;
    }
}
