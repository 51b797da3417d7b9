package org.bluehorizons.simulator.chargepoint;

import org.HdrHistogram.Histogram;
import org.bluehorizons.simulator.chargepoint.station.Figures;
import org.bluehorizons.simulator.chargepoint.station.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the charge points do, in one line: counts since the start, times of answers since the last
 * line.
 */
final class ChargePointSummary {

    private static final double MICROS = 1_000;

    private final int count;
    private final Figures figures;
    private final Histogram all = new Histogram(2);

    ChargePointSummary(int count, Figures figures) {
        this.count = count;
        this.figures = figures;
        all.setAutoResize(true);
    }

    synchronized String line(boolean json) {
        var latest = figures.latest();
        all.add(latest);
        return json ? json("chargePoints", latest) : text(latest);
    }

    synchronized String lastLine(boolean json) {
        all.add(figures.latest());
        return json ? json("chargePointsEnd", all) : text(all);
    }

    private String json(String event, Histogram times) {
        var line =
                Json.object()
                        .put("event", event)
                        .put("chargePoints", count)
                        .put("connected", figures.connected.sum())
                        .put("booted", figures.booted.sum())
                        .put("statused", figures.statused.sum())
                        .put("sent", figures.sent.sum())
                        .put("answered", figures.answered.sum())
                        .put("errors", figures.errors.sum())
                        .put("timeouts", figures.timeouts.sum())
                        .put("reconnects", figures.reconnects.sum())
                        .put("refused", figures.refused.sum())
                        .put("transactionsOpen", figures.transactionsOpen.sum())
                        .put("transactionsEnded", figures.transactionsEnded.sum())
                        .put("kept", figures.kept.sum())
                        .put("lost", figures.lost.sum())
                        .put("obeyed", figures.obeyed.sum())
                        .put("strange", figures.strange.sum())
                        .put("pranks", figures.pranks.sum());
        putTimes(line, times);
        return line.toString();
    }

    private static void putTimes(ObjectNode line, Histogram times) {
        line.putObject("answerMillis")
                .put("p50", times.getValueAtPercentile(50) / MICROS)
                .put("p99", times.getValueAtPercentile(99) / MICROS)
                .put("max", times.getMaxValue() / MICROS);
    }

    private String text(Histogram times) {
        return "charge points %d: %d connected, %d booted, %d statused | %d sent, %d answered, %d errors, %d timeouts | %d charging, %d ended, %d kept, %d lost | %d reconnects, %d refused, %d obeyed | answers %.1f ms, 99 %% in %.1f ms"
                .formatted(
                        count,
                        figures.connected.sum(),
                        figures.booted.sum(),
                        figures.statused.sum(),
                        figures.sent.sum(),
                        figures.answered.sum(),
                        figures.errors.sum(),
                        figures.timeouts.sum(),
                        figures.transactionsOpen.sum(),
                        figures.transactionsEnded.sum(),
                        figures.kept.sum(),
                        figures.lost.sum(),
                        figures.reconnects.sum(),
                        figures.refused.sum(),
                        figures.obeyed.sum(),
                        times.getValueAtPercentile(50) / MICROS,
                        times.getValueAtPercentile(99) / MICROS);
    }
}
