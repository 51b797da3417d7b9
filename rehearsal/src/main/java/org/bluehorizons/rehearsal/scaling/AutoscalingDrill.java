package org.bluehorizons.rehearsal.scaling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Row;
import org.bluehorizons.rehearsal.Rehearsal;
import org.bluehorizons.rehearsal.Verdict;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import org.bluehorizons.rehearsal.traffic.Sql;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Scales real processes by the numbers of an environment while Artillery comes and goes. Only time
 * is shorter: a minute of the rule, in which a metric is looked at once, is a few seconds here; so
 * are its cool-downs.
 */
@Command(
        name = "autoscaling",
        mixinStandardHelpOptions = true,
        description = "Target tracking with the templates' numbers, under Artillery.")
public final class AutoscalingDrill implements Callable<Integer> {
    private static final String BACKLOG = "SELECT count(*) FROM tasks.task WHERE state = 'ready'";
    private static final String OPEN =
            "SELECT count(*) FROM tasks.task WHERE type LIKE 'demonstration.%'";
    private static final String DONE =
            "SELECT count(*) FROM tasks.finished WHERE type LIKE 'demonstration.%' AND outcome ="
                    + " 'done'";

    @Option(
            names = "--environment",
            defaultValue = "staging",
            description = "Whose numbers (default: ${DEFAULT-VALUE}).")
    private String environment = "";

    @Option(
            names = "--minute",
            defaultValue = "3",
            description = "Seconds for a minute of the rule (default: ${DEFAULT-VALUE}).")
    private double minute;

    @Option(
            names = "--slots",
            defaultValue = "4",
            description =
                    "Tasks that a worker runs at once; few, so that few tasks are a load (default:"
                            + " ${DEFAULT-VALUE}).")
    private int slots;

    @Option(
            names = "--weight",
            defaultValue = "10",
            description =
                    "As how many a request counts: the rule is of whole machines, this one shares"
                            + " its own (default: ${DEFAULT-VALUE}).")
    private int weight;

    @Option(
            names = "--most",
            defaultValue = "6",
            description =
                    "Processes of a service that this machine can bear, if the numbers say more"
                            + " (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--longest",
            defaultValue = "420",
            description = "Seconds after which it is over (default: ${DEFAULT-VALUE}).")
    private int longest;

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Option(names = "--commit", required = true, hidden = true)
    private String commit = "";

    @Override
    public Integer call() throws Exception {
        Path program = Artillery.install(root);
        Installation present = Installation.of(root, "present");
        TargetTracking.Rule workers = rule(Service.WORKERS);
        TargetTracking.Rule api = rule(Service.API);
        Path work = Harness.emptyFolder(root.resolve("rehearsal/target/autoscaling"));
        Map<Service, Integer> places = new EnumMap<>(Service.class);
        places.put(Service.API, api.max() + 1);
        places.put(Service.WORKERS, workers.max() + 1);
        Map<String, String> settings = new HashMap<>();
        settings.put("BLUEHORIZONS_TASKS_SLOTS", Integer.toString(slots));
        settings.put("BLUEHORIZONS_DRAINNOTICE", "2s");
        try (Site site = Site.open(work, places, settings)) {
            Rehearsal.say("starting %d api, %d workers".formatted(api.min(), workers.min()));
            site.start(Map.of(Service.API, api.min(), Service.WORKERS, workers.min()), present);
            try (Sql sql = new Sql(site.database().connect());
                    Scaler ofWorkers =
                            new Scaler(
                                    site,
                                    present,
                                    Service.WORKERS,
                                    workers,
                                    () -> sql.number(BACKLOG));
                    Scaler ofApi = new Scaler(site, present, Service.API, api, requests(site))) {
                return run(site, sql, program, List.of(ofWorkers, ofApi));
            }
        }
    }

    private TargetTracking.Rule rule(Service service) throws Exception {
        TargetTracking.Rule rule = ScalingNumbers.of(root, environment).rule(service);
        return new TargetTracking.Rule(
                rule.metric(),
                rule.target(),
                rule.min(),
                Math.max(rule.min(), Math.min(most, rule.max())),
                rule.outCooldown(),
                rule.inCooldown());
    }

    /** Requests a minute of the wall clock, from one look to the next, with their weight. */
    private Scaler.Load requests(Site site) {
        long[] before = {0, System.nanoTime()};
        return () -> {
            long count = site.balancer().requests(Service.API);
            long now = System.nanoTime();
            double perMinute = weight * (count - before[0]) * 60e9 / (now - before[1]);
            before[0] = count;
            before[1] = now;
            return perMinute;
        };
    }

    private int run(Site site, Sql sql, Path program, List<Scaler> scalers) throws Exception {
        long begun = System.nanoTime();
        String token;
        try (Caller caller = site.administrator()) {
            token = caller.token();
        }
        Path profile = root.resolve("rehearsal/artillery/autoscaling.yml");
        try (Artillery artillery =
                Artillery.start(program, profile, site.work(), site.api(), token)) {
            boolean rest = false;
            for (int tick = 0; seconds(begun) < longest && !rest; tick++) {
                for (Scaler scaler : scalers) {
                    scaler.tick(tick, seconds(begun));
                }
                long next = begun + (long) ((tick + 1) * minute * 1e9);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
                rest = !artillery.isRunning() && scalers.stream().allMatch(Scaler::isAtRest);
            }
            return judge(sql, artillery.result(), scalers.stream().map(Scaler::curve).toList());
        }
    }

    private int judge(Sql sql, Artillery.Result result, List<Curve> curves) throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("seconds for a minute of the rule", "s", minute));
        rows.add(Row.of("a request counts as", "", (double) weight));
        rows.add(Row.of("requests by Artillery", "", (double) result.requests()));
        rows.add(Row.of("failed requests", "", (double) result.failed()).atMost(0));
        rows.add(Row.of("answered within, 95 %", "ms", result.p95Millis()));
        rows.add(Row.of("tasks done", "", (double) sql.number(DONE)).atLeast(1));
        rows.add(Row.of("tasks left open", "", (double) sql.number(OPEN)).atMost(0));
        for (Curve curve : curves) {
            String who = curve.service() + ": ";
            TargetTracking.Rule rule = curve.rule();
            rows.add(Row.of(who + "target of an instance, " + rule.metric(), "", rule.target()));
            rows.add(Row.of(who + "most load at a time, of all", "", curve.mostLoad()));
            rows.add(Row.of(who + "fewest instances", "", (double) rule.min()));
            rows.add(
                    Row.of(who + "most instances", "", (double) curve.mostRunning())
                            .atLeast(rule.min() + 1));
            rows.add(
                    Row.of(
                                    who + "instances at the end",
                                    "",
                                    (double) curve.points().getLast().desired())
                            .atMost(rule.min()));
            rows.add(Row.of(who + "turns up and down", "", (double) curve.turns()).atMost(2));
        }
        Path results = Files.createDirectories(root.resolve("rehearsal/results"));
        Curve.write(results.resolve("autoscaling.csv"), curves);
        Files.writeString(
                root.resolve("docs/pictures/autoscaling.svg"), new CurvePicture(curves).svg());
        Verdict verdict = new Verdict(rows, Map.of());
        verdict.keep(root, "autoscaling", commit + ", numbers of " + environment);
        return verdict.demandUnnoticed();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
