package org.bluehorizons.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Row;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Instance;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One instance after another: the new one is started beside the others, and when the load balancer
 * hands it requests an old one gets SIGTERM. All services forward, then all back.
 */
@Command(
        name = "rolling",
        mixinStandardHelpOptions = true,
        description = "One instance after another, forward and back; nobody may notice.")
public final class RollingDrill implements Callable<Integer> {
    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws Exception {
        Installation old = options.old();
        Installation next = options.next(old);
        try (Site site = options.open("rolling", options.instances() + 1)) {
            Verdict verdict =
                    Release.rehearse(
                            site, old, next, options, _ -> forwardAndBack(site, old, next));
            verdict.keep(options.root(), "rolling", options.versions());
            return verdict.demandUnnoticed();
        }
    }

    private List<Row> forwardAndBack(Site site, Installation old, Installation next)
            throws IOException, InterruptedException {
        List<Duration> ends = new ArrayList<>();
        for (Installation to : List.of(next, old)) {
            for (Service service : options.services()) {
                ends.addAll(roll(site, service, to));
            }
        }
        double slowest = ends.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1e3;
        return List.of(
                Row.of("instances replaced", "", (double) ends.size()),
                Row.of("slowest end after SIGTERM", "s", slowest).atMost(20));
    }

    /** Returns how long each of the old ones took to end. */
    static List<Duration> roll(Site site, Service service, Installation to)
            throws IOException, InterruptedException {
        Rehearsal.say("rolling %s to %s".formatted(service.word(), to.version()));
        List<Duration> ends = new ArrayList<>();
        for (Instance old : site.instances(service)) {
            Instance _ = site.start(site.free(service), to);
            ends.add(old.terminate());
            site.forget(old);
        }
        return ends;
    }
}
