package org.bluehorizons.bench.telemetry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.cars.LoadOrder;

/** Measures the platform and its peers in turns, then looks whether all is stored. */
final class TelemetryComparison {
    private final LoadTarget platform;
    private final LoadTarget hivemq;
    private final Connection connection;
    private final String database;
    private final TelemetryRounds results = new TelemetryRounds();

    TelemetryComparison(
            LoadTarget platform, LoadTarget hivemq, Connection connection, String database) {
        this.platform = platform;
        this.hivemq = hivemq;
        this.connection = connection;
        this.database = database;
    }

    /**
     * How much is measured.
     *
     * @param windows unacknowledged messages of a car, one measurement each; half the maximum is
     *     half of the first one's
     * @param sample rows for COPY and INSERT
     */
    record Plan(int rounds, int seconds, int warmUp, List<Integer> windows, int sample) {
        Plan {
            if (rounds < 1 || seconds < 1 || windows.isEmpty()) {
                throw new IllegalArgumentException("rounds, seconds, windows: one at least");
            }
        }
    }

    List<Row> run(Plan plan)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Harness.say("warming up");
        LoadOrder warm = new LoadOrder.Maximum(plan.warmUp, plan.windows.getFirst());
        LoadRound warmed = platform.run(warm);
        hivemq.run(warm);
        maximum(plan);
        half(new LoadOrder.Rate(results.halfRate(), plan.seconds), plan.rounds);
        List<Row> rows = new ArrayList<>(results.rows());
        rows.addAll(
                stored(
                        warmed.report().boot(),
                        warmed.report().acknowledged() + results.acknowledged()));
        return rows;
    }

    private void maximum(Plan plan)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        BareCopy copy = new BareCopy(connection, plan.sample);
        PlainInserts inserts = new PlainInserts(database, connection, plan.sample);
        for (int round = 1; round <= plan.rounds; round++) {
            Harness.say("maximum, COPY, INSERT: round %d of %d".formatted(round, plan.rounds));
            for (int window : plan.windows) {
                LoadOrder order = new LoadOrder.Maximum(plan.seconds, window);
                results.maximum(window, platform.run(order), hivemq.run(order));
            }
            results.database(copy.run(plan.seconds), inserts.run(plan.seconds));
        }
    }

    private void half(LoadOrder order, int rounds) throws IOException {
        for (int round = 1; round <= rounds; round++) {
            Harness.say("half the maximum: round %d of %d".formatted(round, rounds));
            results.half(platform.run(order), hivemq.run(order));
        }
    }

    private List<Row> stored(long boot, long acknowledged) throws SQLException {
        Harness.say("counting what is stored");
        StoredTelemetry.Count count = new StoredTelemetry(connection).count(boot);
        double missing = acknowledged - count.messages();
        double twice = count.rows() - count.messages();
        return List.of(
                Row.of("messages acknowledged in all", "msg", (double) acknowledged),
                Row.of("of them not stored", "msg", missing).atMost(0),
                Row.of("stored more than once", "msg", twice).atMost(0));
    }
}
