package org.bluehorizons.bench.telemetry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.bench.Meter;
import org.bluehorizons.bench.cars.LoadOrder;
import org.bluehorizons.bench.cars.LoadProcess;
import org.bluehorizons.bench.cars.LoadReport;

/**
 * A broker under load from a process of its own.
 *
 * @param database processes whose processor time is counted apart; empty where there are none
 */
record LoadTarget(LoadProcess load, ProcessHandle broker, List<ProcessHandle> database) {

    /**
     * Carries the order out.
     *
     * @throws IOException when a message was refused or never acknowledged: such a figure is none
     */
    LoadRound run(LoadOrder order) throws IOException {
        Duration brokerBefore = Meter.cpu(broker);
        Duration databaseBefore = databaseCpu();
        Duration loadBefore = Meter.cpu(load.handle());
        LoadReport report = load.obey(order);
        if (report.refused() > 0 || report.unacknowledged() > 0 || report.acknowledged() == 0) {
            throw new IOException(
                    "%s: %d acknowledged, %d refused, %d never acknowledged (expected: all)"
                            .formatted(
                                    order.line(),
                                    report.acknowledged(),
                                    report.refused(),
                                    report.unacknowledged()));
        }
        return new LoadRound(
                report,
                micros(Meter.cpu(broker).minus(brokerBefore), report),
                micros(databaseCpu().minus(databaseBefore), report),
                micros(Meter.cpu(load.handle()).minus(loadBefore), report));
    }

    private Duration databaseCpu() {
        return database.stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.children()))
                .map(Meter::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double micros(Duration spent, LoadReport report) {
        return spent.toNanos() / 1e3 / report.acknowledged();
    }
}
