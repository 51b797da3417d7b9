package org.bluehorizons.rehearsal.traffic;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Requests, and those of them that failed, by how. Safe for use by many threads. */
public final class Failures {
    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();

    void asked() {
        requests.increment();
    }

    /**
     * @param how such as {@code 503 GET /v1/rates}
     */
    void failed(String how) {
        failed.increment();
        kinds.computeIfAbsent(how, _ -> new LongAdder()).increment();
    }

    public long requests() {
        return requests.sum();
    }

    public long failed() {
        return failed.sum();
    }

    /** How many failed in each way. */
    public Map<String, Long> kinds() {
        Map<String, Long> counts = new TreeMap<>();
        kinds.forEach((how, count) -> counts.put(how, count.sum()));
        return counts;
    }
}
