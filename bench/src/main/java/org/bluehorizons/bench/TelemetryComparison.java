package org.bluehorizons.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bluehorizons.bench.load.LoadOrder;

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

    List<Row> run(int rounds, int seconds, int warmUp, int window, int sample)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        TelemetryBenchmark.say("warming up");
        LoadOrder warm = new LoadOrder.Maximum(warmUp, window);
        LoadRound warmed = platform.run(warm);
        hivemq.run(warm);
        maximum(new LoadOrder.Maximum(seconds, window), rounds, seconds, sample);
        half(new LoadOrder.Rate(results.halfRate(), seconds), rounds);
        List<Row> rows = new ArrayList<>(results.rows());
        rows.addAll(
                stored(
                        warmed.report().boot(),
                        warmed.report().acknowledged() + results.acknowledged()));
        return rows;
    }

    private void maximum(LoadOrder order, int rounds, int seconds, int sample)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        BareCopy copy = new BareCopy(connection, sample);
        PlainInserts inserts = new PlainInserts(database, connection, sample);
        for (int round = 1; round <= rounds; round++) {
            TelemetryBenchmark.say(
                    "maximum, COPY, INSERT: round %d of %d".formatted(round, rounds));
            results.maximum(platform.run(order), hivemq.run(order));
            results.database(copy.run(seconds), inserts.run(seconds));
        }
    }

    private void half(LoadOrder order, int rounds) throws IOException {
        for (int round = 1; round <= rounds; round++) {
            TelemetryBenchmark.say("half the maximum: round %d of %d".formatted(round, rounds));
            results.half(platform.run(order), hivemq.run(order));
        }
    }

    private List<Row> stored(long boot, long acknowledged) throws SQLException {
        TelemetryBenchmark.say("counting what is stored");
        StoredTelemetry.Count count = new StoredTelemetry(connection).count(boot);
        double missing = acknowledged - count.messages();
        double twice = count.rows() - count.messages();
        return List.of(
                Row.of("messages acknowledged in all", "msg", (double) acknowledged),
                Row.of("of them not stored", "msg", missing).atMost(0),
                Row.of("stored more than once", "msg", twice).atMost(0));
    }
}
