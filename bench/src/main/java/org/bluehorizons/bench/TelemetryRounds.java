package org.bluehorizons.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.bench.load.LoadReport.Latency;

/** Collects what the rounds of the telemetry benchmark measured, and makes rows of it. */
final class TelemetryRounds {
    private final List<LoadRound> platform = new ArrayList<>();
    private final List<LoadRound> hivemq = new ArrayList<>();
    private final List<LoadRound> platformAtHalf = new ArrayList<>();
    private final List<LoadRound> hivemqAtHalf = new ArrayList<>();
    private final List<Double> copy = new ArrayList<>();
    private final List<Double> inserts = new ArrayList<>();

    void maximum(LoadRound ours, LoadRound hivemqs) {
        platform.add(ours);
        hivemq.add(hivemqs);
    }

    void database(double copiedPerSecond, double insertedPerSecond) {
        copy.add(copiedPerSecond);
        inserts.add(insertedPerSecond);
    }

    void half(LoadRound ours, LoadRound hivemqs) {
        platformAtHalf.add(ours);
        hivemqAtHalf.add(hivemqs);
    }

    /** Messages a second: half the platform's median maximum. */
    int halfRate() {
        return (int) (Row.median(perSecond(platform)) / 2);
    }

    /** All messages that the platform acknowledged in these rounds. */
    long acknowledged() {
        return Stream.concat(platform.stream(), platformAtHalf.stream())
                .mapToLong(round -> round.report().acknowledged())
                .sum();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Double> ours = perSecond(platform);
        rows.add(Row.of("acknowledged after commit", "msg/s", ours));
        rows.add(Row.of("(a) bare binary COPY, commits of 1,000", "row/s", copy));
        rows.add(Row.of("(b) INSERT and commit each, 8 connections", "row/s", inserts));
        rows.add(Row.of("(c) HiveMQ CE, file persistence", "msg/s", perSecond(hivemq)));
        rows.add(Row.of("share of (a)", "%", ratio(ours, copy, 100)).atLeast(15));
        rows.add(Row.of("times (b)", "x", ratio(ours, inserts, 1)).atLeast(4));
        rows.add(Row.of("times (c)", "x", ratio(ours, perSecond(hivemq), 1)).atLeast(1));
        latency(rows, "at the maximum", platform);
        latency(rows, "HiveMQ CE at its maximum", hivemq);
        rows.add(Row.of("half the maximum", "msg/s", perSecond(platformAtHalf)));
        latency(rows, "at half the maximum", platformAtHalf);
        latency(rows, "HiveMQ CE at the same rate", hivemqAtHalf);
        rows.replaceAll(
                row -> row.metric().equals("p99 at half the maximum") ? row.atMost(150) : row);
        cost(rows, "platform", platform, LoadRound::brokerMicros);
        cost(rows, "PostgreSQL", platform, LoadRound::databaseMicros);
        cost(rows, "load process, platform", platform, LoadRound::loadMicros);
        cost(rows, "HiveMQ CE", hivemq, LoadRound::brokerMicros);
        cost(rows, "load process, HiveMQ CE", hivemq, LoadRound::loadMicros);
        return rows;
    }

    private static void latency(List<Row> rows, String when, List<LoadRound> rounds) {
        rows.add(latency("p50 " + when, rounds, Latency::p50));
        rows.add(latency("p99 " + when, rounds, Latency::p99));
        rows.add(latency("p99.9 " + when, rounds, Latency::p999));
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
        rows.add(Row.of("processor time a message: " + who, "µs", each(rounds, of)));
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
