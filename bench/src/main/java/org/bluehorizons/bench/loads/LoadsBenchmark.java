package org.bluehorizons.bench.loads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Cluster;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.PacedReads;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prices by the million beside bare COPY; the memory of the loader, and readers meanwhile. */
@Command(
        name = "loads",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Prices from files beside bare COPY; rates while a load runs.")
public final class LoadsBenchmark implements Callable<Integer> {
    private static final String API_OPTIONS = "-Xmx768m";
    private static final int READERS = 4;
    private static final long LARGE = 100_000_000;

    /** Files beyond this size tell no more of memory and readers, but take long. */
    private static final long ENOUGH = 10_000_000;

    @Option(
            names = "--rows",
            defaultValue = "10000000",
            description =
                    "Of a file; from 100000000 on only COPY, load and rates, in results/loads-large.json.")
    private long rows;

    @Mixin private RunOptions run = new RunOptions();

    @Option(names = "--days", defaultValue = "365", description = "That prices are of.")
    private int days;

    @Option(names = "--mode", defaultValue = "replace", description = "append, merge or replace.")
    private String mode = "";

    @Option(
            names = "--atomicity",
            defaultValue = "chunked",
            description =
                    "whole or chunked; of what is replaced readers see nothing before the end.")
    private String atomicity = "";

    @Option(names = "--reads", defaultValue = "100", description = "Of rates, a second.")
    private int reads;

    @Option(names = "--seconds", defaultValue = "10", description = "Of a measurement of reads.")
    private int seconds;

    @Option(
            names = "--worker-options",
            defaultValue = "-Xmx512m",
            description = "Of the JVM that loads.")
    private String workerOptions = "";

    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        Path work = run.work("loads");
        Map<String, String> files =
                Map.of("BLUEHORIZONS_INGESTION_FILES_DIRECTORY", work.resolve("files").toString());
        World world = new World(days);
        try (Cluster cluster = Cluster.start(run.root(), work, API_OPTIONS, files);
                Caller caller = cluster.caller(cluster.http())) {
            Cluster.Started worker =
                    cluster.launch(
                            new Cluster.Node(
                                    "workers",
                                    "workers",
                                    cluster.database(),
                                    workerOptions,
                                    files));
            worker.awaitReady();
            Setting setting =
                    new Setting(
                            work,
                            new PriceFile(world),
                            new PriceLoad(caller),
                            new BareTable(cluster.database()),
                            worker.node().jvm(),
                            new PacedReads(cluster.http(), world.months(caller.token()), READERS));
            Harness.say("loading regions, places and currency rates");
            setting.loads.run("regions", World.writeRegions(work));
            setting.loads.run("places", World.writePlaces(work));
            setting.loads.run("currency-rates", World.writeCurrencyRates(work));
            List<Row> all = new ArrayList<>();
            all.add(Row.of("rows of a file", "", (double) rows));
            if (rows < LARGE) {
                all.addAll(memory(setting));
            }
            all.addAll(throughput(setting));
            all.addAll(years(setting, caller.token(), world));
            if (rows < LARGE) {
                all.addAll(readers(setting));
            }
            run.keep(rows < LARGE ? "loads" : "loads-large", all);
        }
        return 0;
    }

    /** What the measurements share. */
    private record Setting(
            Path work,
            PriceFile files,
            PriceLoad loads,
            BareTable bare,
            ProcessHandle worker,
            PacedReads rates) {}

    /** The smallest load comes twice: the first one warms up. */
    private List<Row> memory(Setting setting) throws Exception {
        List<Row> result = new ArrayList<>();
        long most = Math.min(rows, ENOUGH);
        load(setting, most / 10, _ -> {});
        List<MemoryWatch> watches = new ArrayList<>();
        for (long count : List.of(most / 10, most / 2, most)) {
            MemoryWatch watch = new MemoryWatch(setting.worker);
            load(setting, count, watch);
            watches.add(watch);
            String what = "%,d rows: loader's ".formatted(count);
            result.add(Row.of(what + "live heap", "MB", watch.liveHeapMegabytes()));
            result.add(
                    Row.of(
                            what + "resident memory, the most",
                            "MB",
                            watch.mostResidentMegabytes()));
        }
        MemoryWatch first = watches.getFirst();
        MemoryWatch last = watches.getLast();
        result.add(
                Row.of(
                                "live heap more for ten times the rows",
                                "MB",
                                last.liveHeapMegabytes() - first.liveHeapMegabytes())
                        .atMost(16));
        result.add(
                Row.of(
                                "resident memory more for ten times the rows",
                                "MB",
                                last.mostResidentMegabytes() - first.mostResidentMegabytes())
                        .atMost(64));
        return result;
    }

    private List<Row> throughput(Setting setting) throws Exception {
        List<Double> copied = new ArrayList<>();
        List<Double> loaded = new ArrayList<>();
        List<Double> withUpload = new ArrayList<>();
        List<Double> estimates = new ArrayList<>();
        for (int round = 1; round <= run.rounds(); round++) {
            Harness.say("COPY and load: round %d of %d".formatted(round, run.rounds()));
            Sample file = write(setting, rows);
            copied.add(setting.bare.copy(file.path));
            long start = System.nanoTime();
            PriceLoad.Ended load = run(setting, file, _ -> {});
            withUpload.add(rows * 1e9 / (System.nanoTime() - start));
            loaded.add(load.perSecond());
            Double off = load.estimateOff();
            if (off != null) {
                estimates.add(100 * off);
            }
            Harness.say(
                    "%,.0f copied, %,.0f loaded a second"
                            .formatted(copied.getLast(), loaded.getLast()));
        }
        Row copy = Row.of("bare COPY of the file", "rows/s", copied);
        Row load = Row.of("loaded: checked, staged, merged, shown", "rows/s", loaded);
        List<Row> result = new ArrayList<>();
        result.add(copy);
        result.add(load);
        result.add(
                Row.of("share of bare COPY", "%", 100 * load.value() / copy.value()).atLeast(40));
        result.add(Row.of("loaded, with the upload", "rows/s", withUpload));
        if (!estimates.isEmpty()) {
            result.add(
                    Row.of("end, off from what was estimated at a quarter", "%", estimates)
                            .atMost(5));
        }
        return result;
    }

    /** On the prices of the last round, of each kind of question. */
    private List<Row> years(Setting setting, String token, World world) throws Exception {
        List<Row> result = new ArrayList<>();
        for (boolean fromRegion : List.of(false, true)) {
            for (boolean toRegion : List.of(false, true)) {
                String what =
                        "rates of a year, %s to %s"
                                .formatted(
                                        fromRegion ? "region" : "place",
                                        toRegion ? "region" : "place");
                Harness.say("%s, %d a second".formatted(what, reads));
                PacedReads asked =
                        new PacedReads(
                                setting.rates.port(),
                                world.years(token, fromRegion, toRegion),
                                READERS);
                asked.run(reads, seconds);
                List<PacedReads.Figures> figures = new ArrayList<>();
                for (int round = 0; round < run.rounds(); round++) {
                    figures.add(asked.run(reads, seconds));
                    Harness.say(
                            "p50 %.1f ms, p99 %.1f ms"
                                    .formatted(
                                            figures.getLast().p50Millis(),
                                            figures.getLast().p99Millis()));
                }
                result.add(
                        Row.of(what + ": p50", "ms", of(figures, PacedReads.Figures::p50Millis)));
                result.add(
                        Row.of(what + ": p99", "ms", of(figures, PacedReads.Figures::p99Millis))
                                .atMost(50));
            }
        }
        return result;
    }

    private List<Row> readers(Setting setting) throws Exception {
        Harness.say("rates, %d a second, without a load".formatted(reads));
        setting.rates.run(reads, seconds);
        List<PacedReads.Figures> quiet = new ArrayList<>();
        for (int round = 0; round < run.rounds(); round++) {
            quiet.add(setting.rates.run(reads, seconds));
        }
        Harness.say("rates, %d a second, while a load runs".formatted(reads));
        Sample file = write(setting, Math.min(rows, ENOUGH));
        ReadsBeside beside = new ReadsBeside(setting.rates, reads, seconds);
        List<PacedReads.Figures> busy = beside.during(() -> run(setting, file, _ -> {}));
        Row p50 = Row.of("rates: p50", "ms", of(quiet, PacedReads.Figures::p50Millis));
        Row p99 = Row.of("rates: p99", "ms", of(quiet, PacedReads.Figures::p99Millis)).atMost(50);
        Row busyP50 =
                Row.of("rates while loading: p50", "ms", of(busy, PacedReads.Figures::p50Millis));
        Row busyP99 =
                Row.of("rates while loading: p99", "ms", of(busy, PacedReads.Figures::p99Millis));
        return List.of(
                Row.of("rates answered", "1/s", of(quiet, PacedReads.Figures::perSecond)),
                p50,
                p99,
                busyP50,
                busyP99,
                Row.of("rates while loading: p50 times", "x", busyP50.value() / p50.value())
                        .atMost(1.2),
                Row.of("rates while loading: p99 times", "x", busyP99.value() / p99.value())
                        .atMost(1.2));
    }

    private static List<Double> of(List<PacedReads.Figures> figures, ReadsBeside.Measure measure) {
        return figures.stream().map(measure::of).toList();
    }

    private void load(Setting setting, long count, PriceLoad.Onlooker onlooker) throws Exception {
        Harness.say("loading %,d rows".formatted(count));
        run(setting, write(setting, count), onlooker);
    }

    private record Sample(Path path, long rows) {}

    /** Another one each time: the platform knows a file that it has loaded. */
    private Sample write(Setting setting, long count) throws Exception {
        Path file = setting.work.resolve("prices.csv");
        return new Sample(setting.files.write(file, count, seed++), count);
    }

    private PriceLoad.Ended run(Setting setting, Sample file, PriceLoad.Onlooker onlooker)
            throws Exception {
        return setting.loads.run(
                Map.of(
                        "dataSet",
                        "prices",
                        "fileId",
                        setting.loads.upload(file.path),
                        "mode",
                        mode,
                        "atomicity",
                        atomicity),
                file.rows,
                onlooker);
    }
}
