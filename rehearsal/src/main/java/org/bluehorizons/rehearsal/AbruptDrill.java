package org.bluehorizons.rehearsal;

import java.io.IOException;
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
 * The release that {@link RollingDrill} is not: SIGKILL, the new one in the same place, and the
 * next one at once. It shows that the assertions of a release can fail.
 */
@Command(
        name = "abrupt",
        mixinStandardHelpOptions = true,
        description = "The same with SIGKILL and without waiting; it must be noticed.")
public final class AbruptDrill implements Callable<Integer> {
    @Mixin private Options options = new Options();

    @Override
    public Integer call() throws Exception {
        Installation old = options.old();
        Installation next = options.next(old);
        try (Site site = options.open("abrupt", options.instances())) {
            Verdict verdict =
                    Release.rehearse(site, old, next, options, _ -> replaceAll(site, next));
            verdict.keep(options.root(), "abrupt", options.versions());
            return verdict.demandNoticed();
        }
    }

    private List<Row> replaceAll(Site site, Installation to)
            throws IOException, InterruptedException {
        List<Instance> started = new ArrayList<>();
        for (Service service : options.services()) {
            Rehearsal.say("killing %s".formatted(service.word()));
            for (Instance old : site.instances(service)) {
                old.kill();
                site.forget(old);
                started.add(site.launch(old.slot(), to));
            }
        }
        for (Instance instance : started) {
            instance.awaitReady();
        }
        return List.of(Row.of("instances replaced", "", (double) started.size()));
    }
}
