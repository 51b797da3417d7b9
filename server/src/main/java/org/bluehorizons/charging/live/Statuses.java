package org.bluehorizons.charging.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what stations say of their connectors: two statements, whatever their number, and a third
 * when there are connectors that nobody has registered. Safe for use by many threads.
 *
 * <p>A report is <em>new</em> (the first of its connector), a <em>change</em>, a <em>repeat</em>
 * (only its receipt counts), or <em>late</em>: replayed after offline time, older than what is
 * known; then it goes into the history only. Which is older, the station's clock decides, unless it
 * is before 2020 or after ours, which it cannot be; then, and for the first report after a boot,
 * which may have set the clock, the order of receipt does.
 */
@Component
class Statuses {

    private final JdbcClient database;
    private final ChargingJournal journal;

    private enum Verdict {
        NEW,
        CHANGE,
        REPEAT,
        LATE
    }

    private record Judged(int report, Verdict verdict, @Nullable String before) {}

    Statuses(JdbcClient database, ChargingJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Call it in a transaction.
     *
     * @param reports at most one of each connector
     */
    void record(List<StatusReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var judged = write(reports);
        register(
                judged.stream()
                        .filter(one -> one.verdict() == Verdict.NEW)
                        .map(one -> reports.get(one.report()))
                        .filter(report -> report.evse() > 0)
                        .toList());
        journal.record(
                judged.stream()
                        .filter(one ->
                                one.verdict() == Verdict.NEW || one.verdict() == Verdict.CHANGE)
                        .map(one -> entry(reports.get(one.report()), one.before()))
                        .toList());
    }

    private List<Judged> write(List<StatusReport> reports) {
        return database.sql(
                        """
                        WITH report AS (
                            SELECT report.*,
                                   CASE WHEN status_at < '2020-01-01Z' THEN received_at
                                        ELSE least(status_at, received_at) END AS counts_at
                            FROM unnest(:stations::text[], :evses::int[], :connectors::int[],
                                        :statuses::text[], :errors::text[], :infos::text[],
                                        :vendors::text[], :vendorErrors::text[],
                                        :statusAts::timestamptz[], :receivedAts::timestamptz[])
                                WITH ORDINALITY
                                AS report (station_id, evse_id, connector_id, status, error_code,
                                           info, vendor_id, vendor_error_code, status_at,
                                           received_at, number)),
                        judged AS (
                            SELECT report.*, before.status AS before,
                                   before.status_at AS before_at, before.reported_at,
                                   CASE
                                       WHEN before.status IS NULL THEN 'NEW'
                                       WHEN counts_at < before.reported_at
                                            AND (station.booted_at <= before.received_at) IS NOT FALSE
                                       THEN 'LATE'
                                       WHEN (before.status, before.error_code, before.vendor_error_code)
                                            IS DISTINCT FROM
                                            (report.status, report.error_code, report.vendor_error_code)
                                       THEN 'CHANGE'
                                       ELSE 'REPEAT'
                                   END AS verdict
                            FROM report
                            -- Laterally, so that a plan made while the tables were small still
                            -- goes by the keys when they are not.
                            LEFT JOIN LATERAL (
                                SELECT * FROM charging.connector_state AS state
                                WHERE state.station_id = report.station_id
                                  AND state.evse_id = report.evse_id
                                  AND state.connector_id = report.connector_id
                                LIMIT 1) AS before ON true
                            LEFT JOIN LATERAL (
                                SELECT booted_at FROM charging.station_state AS state
                                WHERE state.station_id = report.station_id
                                LIMIT 1) AS station ON true),
                        state AS (
                            INSERT INTO charging.connector_state
                                (station_id, evse_id, connector_id, status, error_code, info,
                                 vendor_id, vendor_error_code, status_at, received_at, reported_at)
                            SELECT station_id, evse_id, connector_id, status, error_code, info,
                                   vendor_id, vendor_error_code,
                                   CASE verdict WHEN 'REPEAT' THEN before_at ELSE status_at END,
                                   received_at, counts_at
                            FROM judged WHERE verdict <> 'LATE'
                            ORDER BY station_id, evse_id, connector_id
                            ON CONFLICT (station_id, evse_id, connector_id) DO UPDATE
                            SET status = excluded.status, error_code = excluded.error_code,
                                info = excluded.info, vendor_id = excluded.vendor_id,
                                vendor_error_code = excluded.vendor_error_code,
                                status_at = excluded.status_at, received_at = excluded.received_at,
                                reported_at = excluded.reported_at),
                        history AS (
                            INSERT INTO charging.status_history
                                (station_id, evse_id, connector_id, status, error_code, info,
                                 vendor_id, vendor_error_code, status_at, received_at)
                            SELECT station_id, evse_id, connector_id, status, error_code, info,
                                   vendor_id, vendor_error_code, status_at, received_at
                            FROM judged WHERE verdict <> 'REPEAT')
                        SELECT number, verdict, before FROM judged
                        """)
                .param("stations", texts(reports, StatusReport::station))
                .param("evses", numbers(reports, StatusReport::evse))
                .param("connectors", numbers(reports, StatusReport::connector))
                .param("statuses", texts(reports, StatusReport::status))
                .param("errors", texts(reports, StatusReport::errorCode))
                .param("infos", texts(reports, StatusReport::info))
                .param("vendors", texts(reports, StatusReport::vendorId))
                .param("vendorErrors", texts(reports, StatusReport::vendorErrorCode))
                .param("statusAts", texts(reports, report -> time(report.statusAt())))
                .param("receivedAts", texts(reports, report -> time(report.receivedAt())))
                .query((row, _) -> judged(row))
                .list();
    }

    /** Connectors that a station has, though nobody said so. */
    private void register(List<StatusReport> found) {
        if (found.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        WITH found AS (
                            SELECT * FROM unnest(:stations::text[], :evses::int[], :connectors::int[])
                                AS found (station_id, evse_id, connector_id)),
                        evse AS (
                            INSERT INTO charging.evse (station_id, id)
                            SELECT DISTINCT station_id, evse_id FROM found ORDER BY 1, 2
                            ON CONFLICT DO NOTHING)
                        INSERT INTO charging.connector (station_id, evse_id, id)
                        SELECT station_id, evse_id, connector_id FROM found WHERE connector_id > 0
                        ORDER BY 1, 2, 3
                        ON CONFLICT DO NOTHING
                        """)
                .param("stations", texts(found, StatusReport::station))
                .param("evses", numbers(found, StatusReport::evse))
                .param("connectors", numbers(found, StatusReport::connector))
                .update();
    }

    private static ChargingJournal.Entry entry(StatusReport report, @Nullable String before) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("status", report.status());
        data.put("before", before);
        data.put("errorCode", report.errorCode());
        return new ChargingJournal.Entry(
                report.receivedAt(),
                "connector.status_changed",
                report.station(),
                report.evse(),
                report.connector(),
                null,
                data);
    }

    private static Judged judged(ResultSet row) throws SQLException {
        return new Judged(
                row.getInt("number") - 1,
                Verdict.valueOf(row.getString("verdict")),
                row.getString("before"));
    }

    private static String time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }

    private static @Nullable String[] texts(
            List<StatusReport> reports, Function<StatusReport, @Nullable String> field) {
        return reports.stream().map(field).toArray(String[]::new);
    }

    private static Integer[] numbers(
            List<StatusReport> reports, Function<StatusReport, Integer> field) {
        return reports.stream().map(field).toArray(Integer[]::new);
    }
}
