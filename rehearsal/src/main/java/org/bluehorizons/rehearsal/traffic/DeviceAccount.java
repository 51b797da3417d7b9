package org.bluehorizons.rehearsal.traffic;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Row;

/** What cars and charge points say that they told, held against what is stored. */
record DeviceAccount(Devices devices, Sql sql, Instant since) {
    private static final long STORING_NANOS = TimeUnit.SECONDS.toNanos(20);

    /**
     * After they have left.
     *
     * @param absent who was not back before
     */
    List<Row> rows(Devices.Absence absent) throws SQLException, InterruptedException {
        long answered = devices.points("answered");
        long stored = calls();
        long giveUp = System.nanoTime() + STORING_NANOS;
        while (stored < answered && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(500);
            stored = calls();
        }
        long acknowledged = devices.carsAcknowledged();
        return List.of(
                Row.of("cars not back at the end", "", absent.cars()).atMost(0),
                Row.of("charge points not back at the end", "", absent.points()).atMost(0),
                Row.of(
                                "cars: longest wait for an acknowledgement at the end",
                                "s",
                                absent.longestWaitMillis() / 1e3)
                        .atMost(Devices.LONGEST_WAIT_SECONDS),
                Row.of("cars: messages acknowledged", "", acknowledged),
                Row.of("cars: connections made", "", devices.cars("connects")),
                Row.of(
                                "cars: acknowledged but not stored",
                                "",
                                Math.max(0, acknowledged - messages()))
                        .atMost(0),
                Row.of("cars: messages missing between others", "", missing()).atMost(0),
                Row.of("cars: messages stored twice", "", doubled()).atMost(0),
                Row.of("cars: messages refused or given up", "", devices.cars("messagesLost"))
                        .atMost(0),
                Row.of("charge points: calls answered", "", answered),
                Row.of("charge points: reconnections", "", devices.points("reconnects")),
                Row.of("charge points: answered but not stored", "", Math.max(0, answered - stored))
                        .atMost(0),
                Row.of("charge points: transaction messages lost", "", devices.points("lost"))
                        .atMost(0),
                Row.of("charge points: calls answered by an error", "", devices.points("errors"))
                        .atMost(0),
                Row.of(
                                "charge points: calls without an answer in time",
                                "",
                                devices.points("timeouts"))
                        .atMost(0));
    }

    private long calls() throws SQLException {
        return sql.number(
                "SELECT count(*) FROM charging.message WHERE direction = 'in' AND at >= ?",
                Timestamp.from(since));
    }

    private long messages() throws SQLException {
        return sql.number("SELECT count(DISTINCT (vehicle_id, boot, sequence)) FROM " + TOLD);
    }

    /** A car numbers its messages from 0 on, without a gap. */
    private long missing() throws SQLException {
        return sql.number(
                """
                SELECT coalesce(sum(expected - seen), 0) FROM (
                    SELECT max(sequence) + 1 AS expected, count(DISTINCT sequence) AS seen
                    FROM %s GROUP BY vehicle_id, boot) AS car
                """
                        .formatted(TOLD));
    }

    private long doubled() throws SQLException {
        return sql.number(
                "SELECT count(*) - count(DISTINCT (vehicle_id, boot, sequence)) FROM " + TOLD);
    }

    private static final String TOLD =
            """
            (SELECT vehicle_id, boot, sequence FROM vehicles.telemetry
             UNION ALL
             SELECT vehicle_id, boot, sequence FROM vehicles.event) AS told
            """;
}
