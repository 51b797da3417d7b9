package org.bluehorizons.rehearsal.scaling;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bluehorizons.rehearsal.Rehearsal;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Instance;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;

/**
 * Keeps as many processes of a service as its rule wants. Starting and ending take their time
 * beside it, as they do in a cloud. One thread, which also starts whatever else runs at the site.
 */
final class Scaler implements AutoCloseable {
    private final Site site;
    private final Installation installation;
    private final Service service;
    private final TargetTracking tracking;
    private final Curve curve;
    private final Load load;
    private final List<Instance> active = new ArrayList<>();
    private final Map<Instance, Future<Duration>> ending = new HashMap<>();
    private final ExecutorService doormen = Executors.newCachedThreadPool();

    /** What all instances of a service have to do together, in the unit of its metric. */
    interface Load {
        double now() throws Exception;
    }

    Scaler(
            Site site,
            Installation installation,
            Service service,
            TargetTracking.Rule rule,
            Load load) {
        this.site = site;
        this.installation = installation;
        this.service = service;
        this.tracking = new TargetTracking(rule);
        this.curve = new Curve(service.word(), rule);
        this.load = load;
        this.active.addAll(site.instances(service));
    }

    Curve curve() {
        return curve;
    }

    /**
     * Once a minute of the rule.
     *
     * @param minute of the rule
     * @param seconds of the wall clock, since the start
     */
    void tick(double minute, double seconds) throws Exception {
        reap();
        double now = load.now();
        int ready = (int) active.stream().filter(Instance::isReady).count();
        int before = tracking.desired();
        int desired = tracking.decide(minute, now / Math.max(1, ready));
        if (desired != before) {
            Rehearsal.say(
                    "%s: %d instead of %d, at a load of %.0f"
                            .formatted(service.word(), desired, before, now));
        }
        curve.add(new Curve.Point(seconds, now, desired, ready));
        while (active.size() < desired
                && active.size() + ending.size() < site.slots(service).size()) {
            active.add(site.launch(site.free(service), installation));
        }
        while (active.size() > desired) {
            // The youngest, so that what is warm stays.
            Instance last = active.removeLast();
            ending.put(last, doormen.submit(last::terminate));
        }
    }

    private void reap() throws InterruptedException, IOException {
        for (var entry : List.copyOf(ending.entrySet())) {
            if (entry.getValue().isDone()) {
                try {
                    Duration _ = entry.getValue().get();
                } catch (ExecutionException failure) {
                    throw new IOException(failure.getCause());
                }
                ending.remove(entry.getKey());
                site.forget(entry.getKey());
            }
        }
    }

    boolean isAtRest() {
        return ending.isEmpty() && tracking.desired() == curve.rule().min();
    }

    @Override
    public void close() {
        doormen.close();
    }
}
