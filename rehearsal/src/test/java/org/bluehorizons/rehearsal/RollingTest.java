package org.bluehorizons.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.rehearsal.site.Balancer;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Instance;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import org.bluehorizons.rehearsal.traffic.Failures;
import org.bluehorizons.rehearsal.traffic.Readers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shortest release there is: one instance of the API takes the place of another. */
class RollingTest {
    private static final Installation PACKAGED =
            Installation.packaged(Path.of("..").toAbsolutePath().normalize());
    private static final Map<String, String> SETTINGS = Map.of("BLUEHORIZONS_DRAINNOTICE", "2s");

    @TempDir private Path work;

    @BeforeEach
    void needsHaProxy() {
        if (Balancer.program().isPresent()) {
            return;
        }
        String why = "haproxy is missing (Debian, Ubuntu: apt install haproxy)";
        System.err.println("SKIPPED: the short rolling release, since " + why);
        if (Required.contains("haproxy")) {
            fail(why);
        }
        abort(why);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void isNoticedByNobodyUnlessItIsAbrupt() throws Exception {
        try (Site site = Site.open(work, Map.of(Service.API, 2), SETTINGS)) {
            Instance first = site.start(site.free(Service.API), PACKAGED);
            Instance second;
            Failures seen;
            try (Readers readers = Readers.start(site, 8)) {
                seen = readers.failures();
                second = site.start(site.free(Service.API), PACKAGED);
                first.terminate();
                site.forget(first);
            }
            assertThat(seen.kinds()).isEmpty();
            assertThat(seen.requests()).isGreaterThan(20);
            try (Readers readers = Readers.start(site, 8)) {
                readers.awaitRequests(20);
                second.kill();
                readers.awaitFailure();
            }
        }
    }
}
