package org.bluehorizons.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Row;
import org.bluehorizons.rehearsal.site.Balancer;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Instance;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import org.bluehorizons.rehearsal.site.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A second full set is started that gets nothing; the load balancer is switched to it; after a
 * while the first set gets SIGTERM. Then the same the other way round.
 */
@Command(
        name = "blue-green",
        mixinStandardHelpOptions = true,
        description = "Two full sets, switched at the load balancer, and back; nobody may notice.")
public final class BlueGreenDrill implements Callable<Integer> {
    @Mixin private Options options = new Options();

    @Option(
            names = "--bake",
            defaultValue = "15",
            description =
                    "Seconds from the switch to the end of the other set (default:"
                            + " ${DEFAULT-VALUE}).")
    private int bake;

    @Override
    public Integer call() throws Exception {
        Installation blue = options.old();
        Installation green = options.next(blue);
        try (Site site = options.open("blue-green", 2 * options.instances())) {
            Verdict verdict =
                    Release.rehearse(
                            site,
                            blue,
                            green,
                            options,
                            _ -> {
                                List<Row> rows = new ArrayList<>(replace(site, green, "switch"));
                                rows.addAll(replace(site, blue, "switch back"));
                                return rows;
                            });
            verdict.keep(options.root(), "blue-green", options.versions());
            return verdict.demandUnnoticed();
        }
    }

    private List<Row> replace(Site site, Installation to, String name)
            throws IOException, InterruptedException {
        List<Instance> old =
                options.services().stream().flatMap(one -> site.instances(one).stream()).toList();
        Rehearsal.say("starting the other set, of " + to.version());
        List<Instance> started = startUnseen(site, to);
        Rehearsal.say(name);
        long begun = System.nanoTime();
        hand(site.balancer(), old, started);
        double seconds = (System.nanoTime() - begun) / 1e9;
        TimeUnit.SECONDS.sleep(bake);
        for (Instance one : old) {
            one.terminate();
            site.forget(one);
        }
        return List.of(Row.of("%s: seconds".formatted(name), "s", seconds));
    }

    private List<Instance> startUnseen(Site site, Installation to)
            throws IOException, InterruptedException {
        List<Instance> started = new ArrayList<>();
        for (Service service : options.services()) {
            for (int number = 0; number < options.instances(); number++) {
                Slot slot = site.free(service);
                if (service.isBalanced()) {
                    site.balancer().disable(slot);
                }
                started.add(site.launch(slot, to));
            }
        }
        for (Instance instance : started) {
            instance.awaitReady();
        }
        return started;
    }

    private static void hand(Balancer balancer, List<Instance> old, List<Instance> started)
            throws IOException, InterruptedException {
        for (Instance instance : balanced(started)) {
            balancer.enable(instance.slot());
        }
        for (Instance instance : balanced(started)) {
            balancer.awaitUp(instance.slot());
        }
        for (Instance instance : balanced(old)) {
            balancer.drain(instance.slot());
        }
    }

    private static List<Instance> balanced(List<Instance> instances) {
        return instances.stream().filter(one -> one.slot().service().isBalanced()).toList();
    }
}
