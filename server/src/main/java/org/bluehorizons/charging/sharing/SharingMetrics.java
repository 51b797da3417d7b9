package org.bluehorizons.charging.sharing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How often sites were computed, how long it took and how much had to be sent. */
@Component
class SharingMetrics {

    private final Timer computing;
    private final Counter changes;

    SharingMetrics(MeterRegistry registry) {
        this.computing =
                Timer.builder("charging.sharing.computing")
                        .description("Computing the shares of a site's power, with the database")
                        .register(registry);
        this.changes =
                Counter.builder("charging.sharing.changes")
                        .description("Limits sent to stations by the sharing of power")
                        .register(registry);
    }

    void computed(PowerPlan plan, long nanos) {
        computing.record(nanos, TimeUnit.NANOSECONDS);
        changes.increment(plan.changes().size());
    }
}
