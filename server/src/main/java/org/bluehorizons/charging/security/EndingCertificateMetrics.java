package org.bluehorizons.charging.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many stations' certificates end soon, and of how many the renewal is overdue. */
@Component
@ConditionalOnRole(Role.WORKERS)
class EndingCertificateMetrics {

    private final EndingCertificates ending;
    private final StationCertificateSettings settings;
    private final AtomicReference<Counts> counts = new AtomicReference<>(new Counts(0, 0));

    private record Counts(int ending, int overdue) {}

    EndingCertificateMetrics(
            MeterRegistry registry,
            EndingCertificates ending,
            StationCertificateSettings settings) {
        this.ending = ending;
        this.settings = settings;
        Gauge.builder("charging.certificates.ending", counts, known -> known.get().ending())
                .description("Stations that are asked to renew their certificate, of all nodes")
                .register(registry);
        Gauge.builder("charging.certificates.overdue", counts, known -> known.get().overdue())
                .description("Of these, those that half of the time for it has not sufficed for")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5S")
    void look() {
        var before = settings.renewBefore();
        counts.set(new Counts(ending.count(before), ending.count(before.dividedBy(2))));
    }
}
