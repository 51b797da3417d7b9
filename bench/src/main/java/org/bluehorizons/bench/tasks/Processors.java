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

    /** How much each has used since, in milliseconds a task: more of them cannot be done. */
    Map<String, Double> millisOf(int tasks) {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Part part : parts) {
            Duration used = part.used().minus(before.getOrDefault(part.name, Duration.ZERO));
            millis.put(part.name, used.toNanos() / 1e6 / tasks);
        }
        return millis;
    }
}
