package org.bluehorizons.bench.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.cars.LoadReport.Latency;

/** Collects what the rounds of the telemetry benchmark measured, and makes rows of it. */
final class TelemetryRounds {
    private final Map<Integer, Sides> byWindow = new LinkedHashMap<>();
    private final Sides half = new Sides();
    private final List<Double> copy = new ArrayList<>();
    private final List<Double> inserts = new ArrayList<>();

    /** The same order to both brokers, round after round. */
    private record Sides(List<LoadRound> platform, List<LoadRound> hivemq) {
        Sides() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(LoadRound ours, LoadRound hivemqs) {
            platform.add(ours);
            hivemq.add(hivemqs);
        }
    }

    /**
     * Adds a round of the maximum.
     *
     * @param window unacknowledged messages of a car
     */
    void maximum(int window, LoadRound ours, LoadRound hivemqs) {
        byWindow.computeIfAbsent(window, _ -> new Sides()).add(ours, hivemqs);
    }

    void database(double copiedPerSecond, double insertedPerSecond) {
        copy.add(copiedPerSecond);
        inserts.add(insertedPerSecond);
    }

    void half(LoadRound ours, LoadRound hivemqs) {
        half.add(ours, hivemqs);
    }

    /** Messages a second: half of the platform's median maximum with the first window. */
    int halfRate() {
        Sides first = byWindow.values().iterator().next();
        return (int) (Row.median(perSecond(first.platform)) / 2);
    }

    /** All messages that the platform acknowledged in these rounds. */
    long acknowledged() {
        return Stream.concat(byWindow.values().stream(), Stream.of(half))
                .flatMap(sides -> sides.platform.stream())
                .mapToLong(round -> round.report().acknowledged())
                .sum();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("(a) bare binary COPY, commits of 1,000", "row/s", copy));
        rows.add(Row.of("(b) INSERT and commit each, 8 connections", "row/s", inserts));
        byWindow.forEach((window, sides) -> maximum(rows, title(window), sides));
        rows.add(Row.of("half the maximum", "msg/s", perSecond(half.platform)));
        latency(rows, "half the maximum", half.platform);
        latency(rows, "half the maximum, HiveMQ CE", half.hivemq);
        rows.replaceAll(
                row -> row.metric().equals("half the maximum: p99") ? row.atMost(150) : row);
        return rows;
    }

    private static String title(int window) {
        return window == 1 ? "one at a time" : "up to " + window + " at a time";
    }

    private void maximum(List<Row> rows, String how, Sides sides) {
        List<Double> ours = perSecond(sides.platform);
        List<Double> hivemqs = perSecond(sides.hivemq);
        rows.add(Row.of(how + ": acknowledged after commit", "msg/s", ours));
        rows.add(Row.of(how + ": (c) HiveMQ CE, nothing stored", "msg/s", hivemqs));
        rows.add(Row.of(how + ": share of (a)", "%", ratio(ours, copy, 100)).atLeast(15));
        rows.add(Row.of(how + ": times (b)", "x", ratio(ours, inserts, 1)).atLeast(4));
        rows.add(Row.of(how + ": times (c)", "x", ratio(ours, hivemqs, 1)).atLeast(1));
        latency(rows, how, sides.platform);
        latency(rows, how + ", HiveMQ CE", sides.hivemq);
        cost(rows, how + ", platform", sides.platform, LoadRound::brokerMicros);
        cost(rows, how + ", PostgreSQL", sides.platform, LoadRound::databaseMicros);
        cost(rows, how + ", its load process", sides.platform, LoadRound::loadMicros);
        cost(rows, how + ", HiveMQ CE", sides.hivemq, LoadRound::brokerMicros);
        cost(rows, how + ", HiveMQ CE's load process", sides.hivemq, LoadRound::loadMicros);
    }

    private static void latency(List<Row> rows, String how, List<LoadRound> rounds) {
        rows.add(latency(how + ": p50", rounds, Latency::p50));
        rows.add(latency(how + ": p99", rounds, Latency::p99));
        rows.add(latency(how + ": p99.9", rounds, Latency::p999));
    }

    private static Row latency(
            String metric, List<LoadRound> rounds, ToDoubleFunction<Latency> percentile) {
        return Row.of(
                metric,
                "ms",
                each(rounds, round -> percentile.applyAsDouble(round.report().millis())));
    }

    private static void cost(
            List<Row> rows, String who, List<LoadRound> rounds, ToDoubleFunction<LoadRound> of) {
        rows.add(Row.of(who + ": processor time a message", "µs", each(rounds, of)));
    }

    private static List<Double> perSecond(List<LoadRound> rounds) {
        return each(rounds, round -> round.report().perSecond());
    }

    private static List<Double> each(List<LoadRound> rounds, ToDoubleFunction<LoadRound> value) {
        return rounds.stream().map(value::applyAsDouble).toList();
    }

    /** Round by round, so that what disturbs the machine for a while disturbs both sides. */
    private static List<Double> ratio(List<Double> ours, List<Double> theirs, double scale) {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> scale * ours.get(i) / theirs.get(i))
                .toList();
    }
}
