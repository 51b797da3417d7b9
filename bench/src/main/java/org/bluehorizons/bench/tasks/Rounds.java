package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Row;

/** Contestants in turns, with as many workers each. The first is ours. */
final class Rounds {
    private final List<Contestant> contestants;
    private final Plan plan;
    private final Map<Contestant, Figures> figures = new LinkedHashMap<>();

    Rounds(List<Contestant> contestants, Plan plan) {
        this.contestants = contestants;
        this.plan = plan;
    }

    /**
     * @param tasks of a round
     * @param waits of a round, for each worker; each waits {@code waitMillis}
     */
    record Plan(int workers, int rounds, int tasks, int warmUp, int waits, int waitMillis) {}

    /** A figure a round. */
    private record Figures(
            List<Double> together,
            List<Double> submitted,
            List<Double> ran,
            List<Double> waited,
            Map<String, List<Double>> busy) {
        Figures() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new LinkedHashMap<>());
        }
    }

    /** Starts the workers, warms them up, measures, stops them. */
    void run() throws IOException, SQLException, InterruptedException {
        try {
            for (Contestant who : contestants) {
                Harness.say("%s: starting %d workers".formatted(who.name(), plan.workers));
                who.startWorkers(plan.workers);
                figures.put(who, new Figures());
                Stopwatch.together(who, plan.warmUp);
            }
            for (int round = 1; round <= plan.rounds; round++) {
                Harness.say(
                        "%d workers: round %d of %d".formatted(plan.workers, round, plan.rounds));
                for (var entry : figures.entrySet()) {
                    measure(entry.getKey(), entry.getValue());
                }
            }
        } finally {
            for (Contestant who : contestants) {
                who.stopWorkers();
            }
        }
    }

    private void measure(Contestant who, Figures figures)
            throws IOException, SQLException, InterruptedException {
        who.sweep();
        Processors busy =
                new Processors(who instanceof PlatformTasks ours ? ours.parts() : List.of());
        figures.together.add(Stopwatch.together(who, plan.tasks));
        busy.millisOf(plan.tasks)
                .forEach((part, millis) ->
                        figures.busy.computeIfAbsent(part, _ -> new ArrayList<>()).add(millis));
        who.sweep();
        Stopwatch.Apart apart = Stopwatch.apart(who, plan.tasks, who::submit);
        figures.submitted.add(apart.submitted());
        figures.ran.add(apart.ran());
        if (who instanceof PlatformTasks ours) {
            ours.sweep();
            figures.waited.add(
                    Stopwatch.apart(
                                    ours,
                                    plan.waits * plan.workers,
                                    count -> ours.submitWaits(count, plan.waitMillis))
                            .ran());
        }
        Harness.say(
                "%s: %.0f together, %.0f submitted, %.0f run a second"
                        .formatted(
                                who.name(),
                                figures.together.getLast(),
                                figures.submitted.getLast(),
                                figures.ran.getLast()));
    }

    List<Row> rows() {
        String prefix = "%d worker%s: ".formatted(plan.workers, plan.workers == 1 ? "" : "s");
        List<Row> rows = new ArrayList<>();
        figures.forEach((who, of) -> {
            String what = prefix + who.name() + ": ";
            rows.add(Row.of(what + "submitted and done", "1/s", of.together));
            of.busy.forEach((part, millis) ->
                    rows.add(Row.of(what + "processor time a task: " + part, "ms", millis)));
            rows.add(Row.of(what + "submitted alone", "1/s", of.submitted));
            rows.add(Row.of(what + "run alone", "1/s", of.ran));
        });
        Contestant ours = contestants.getFirst();
        for (Contestant other : contestants) {
            if (other instanceof PeerTasks peer) {
                String times = prefix + "times as many as " + peer.name();
                rows.add(
                        Row.of(times, "x", ratio(ours, peer, Figures::together))
                                .atLeast(peer.aim()));
                rows.add(Row.of(times + ", run alone", "x", ratio(ours, peer, Figures::ran)));
            }
        }
        rows.add(waiting());
        return rows;
    }

    /** Tasks that wait, a second. */
    Row waiting() {
        return Row.of(
                "%d worker%s: %s: tasks that wait %d ms"
                        .formatted(
                                plan.workers,
                                plan.workers == 1 ? "" : "s",
                                contestants.getFirst().name(),
                                plan.waitMillis),
                "1/s",
                figuresOf(contestants.getFirst()).waited);
    }

    /** What a round is compared by. */
    private interface Measure {
        List<Double> of(Figures figures);
    }

    private double ratio(Contestant ours, Contestant theirs, Measure measure) {
        return median(ours, measure) / median(theirs, measure);
    }

    private double median(Contestant who, Measure measure) {
        return Row.of("", "", measure.of(figuresOf(who))).value();
    }

    private Figures figuresOf(Contestant who) {
        Figures found = figures.get(who);
        if (found == null) {
            throw new IllegalStateException("not measured: " + who.name());
        }
        return found;
    }
}
