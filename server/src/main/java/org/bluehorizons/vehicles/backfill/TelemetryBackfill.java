package org.bluehorizons.vehicles.backfill;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.RowCheck.Broken;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.bluehorizons.vehicles.telemetry.TelemetryPartitions;
import org.bluehorizons.vehicles.telemetry.TelemetrySettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The data set {@code telemetry}: what cars told before they told it to this platform, or while it
 * did not hear them. A message that is there, by car, boot and sequence, stays as it is. Rows that
 * have no boot and sequence get boot -1 and their time's milliseconds, and are left out where the
 * car has a message of that very time. Live states do not change: they follow what cars send.
 */
@Component
class TelemetryBackfill implements DataSet {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int RECORDED_AT = 1;
    private static final int BOOT = 2;
    private static final int SEQUENCE = 3;

    private final TelemetryPartitions partitions;
    private final TelemetrySettings settings;
    private final Clock clock;

    TelemetryBackfill(TelemetryPartitions partitions, TelemetrySettings settings, Clock clock) {
        this.partitions = partitions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public String purpose() {
        return "History of cars from elsewhere: adds what is missing, changes nothing.";
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(
                Column.text("vin")
                        .matching("[A-HJ-NPR-Z0-9]{17}")
                        .saying("17 characters without I, O, Q (ISO 3779)"));
        columns.add(Column.instant("recorded_at"));
        columns.add(
                Column.integer("boot")
                        .optional()
                        .within(0, Integer.MAX_VALUE)
                        .saying("a whole number from 0 to 2147483647, or nothing"));
        columns.add(
                Column.integer("sequence")
                        .optional()
                        .within(0, Long.MAX_VALUE)
                        .saying("a whole number from 0, or nothing"));
        Signal.ALL.forEach(signal -> columns.add(signal.inFile()));
        return List.copyOf(columns);
    }

    @Override
    public List<LoadMode> modes() {
        return List.of(LoadMode.APPEND);
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        var newest = micros(clock.instant().plus(AHEAD));
        // A day less than is kept, so that nothing is dropped while it comes in.
        var oldest = micros(clock.instant().minus(Duration.ofDays(settings.retentionDays() - 1L)));
        var rule =
                "within the last %d days, which is how long telemetry is kept"
                        .formatted(settings.retentionDays() - 1);
        return row -> {
            var recorded = row.number(RECORDED_AT);
            if (recorded < oldest || recorded > newest) {
                return new Broken("recorded_at", rule);
            }
            return (row.text(BOOT) == null) == (row.text(SEQUENCE) == null)
                    ? null
                    : new Broken("sequence", "together with boot, or neither");
        };
    }

    @Override
    public List<StageCheck> stageChecks() {
        return List.of(
                StageCheck.ofChunk(
                        """
                        SELECT s.line, 'vin', s.vin, 'the VIN of a registered car'
                        FROM {staged} AS s
                        WHERE NOT EXISTS (SELECT FROM vehicles.vehicle WHERE vehicle.vin = s.vin)
                        """));
    }

    @Override
    public long merge(Connection database, StagedRows rows) throws SQLException {
        var statements = Statements.on(database);
        for (var day : days(statements, rows)) {
            partitions.ensure(day);
        }
        return statements.sql(insert(rows.table())).update();
    }

    private static List<LocalDate> days(JdbcClient statements, StagedRows rows) {
        return statements
                .sql(
                        "SELECT DISTINCT (recorded_at AT TIME ZONE 'UTC')::date AS day FROM %s"
                                .formatted(rows.table()))
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
    }

    private static String insert(String staged) {
        return """
        INSERT INTO vehicles.telemetry
            (vehicle_id, recorded_at, received_at, boot, sequence, %2$s)
        SELECT vehicle.id, s.recorded_at, now(), coalesce(s.boot, -1),
               coalesce(s.sequence, floor(extract(epoch FROM s.recorded_at) * 1000)::bigint), %3$s
        FROM %1$s AS s JOIN vehicles.vehicle USING (vin)
        WHERE s.boot IS NOT NULL OR NOT EXISTS (
            SELECT FROM vehicles.telemetry AS known
            WHERE known.vehicle_id = vehicle.id AND known.recorded_at = s.recorded_at
              AND known.recorded_at >= (SELECT min(recorded_at) FROM %1$s)
              AND known.recorded_at <= (SELECT max(recorded_at) FROM %1$s))
        ORDER BY s.recorded_at, vehicle.id
        ON CONFLICT DO NOTHING
        """
                .formatted(
                        staged,
                        Signal.ALL.stream().map(Signal::column).collect(joining(", ")),
                        Signal.ALL.stream().map(Signal::cast).collect(joining(", ")));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
