package org.bluehorizons.charging.live;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what booted stations say of themselves and decides what they are told: two statements,
 * whatever their number. Safe for use by many threads.
 */
@Component
class Boots {

    /** Stations that came together after a power cut shall not stay together. */
    private static final double JITTER = 0.1;

    private final JdbcClient database;
    private final ChargingJournal journal;
    private final BootSettings settings;
    private final Clock clock;
    private final RandomGenerator chance;

    /**
     * What a station is told.
     *
     * @param intervalSeconds until its next heartbeat, or its next boot when it is not accepted
     */
    record Verdict(BootStatus status, Instant currentTime, int intervalSeconds) {}

    Boots(
            JdbcClient database,
            ChargingJournal journal,
            BootSettings settings,
            Clock clock,
            RandomGenerator chance) {
        this.database = database;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Call it in a transaction.
     *
     * @param reports at most one of each station
     * @return a verdict for each report, in their order
     */
    List<Verdict> record(List<BootReport> reports) {
        var statuses = write(reports);
        // A station that was deleted in this moment is as good as rejected.
        Function<BootReport, BootStatus> status =
                report -> statuses.getOrDefault(report.station(), BootStatus.REJECTED);
        journal.record(
                reports.stream()
                        .map(report ->
                                new ChargingJournal.Entry(
                                        report.receivedAt(),
                                        "station.booted",
                                        report.station(),
                                        null,
                                        null,
                                        null,
                                        report.told(status.apply(report))))
                        .toList());
        return reports.stream().map(report -> verdict(status.apply(report))).toList();
    }

    /** In order of the stations, as all who write their states do, so that nobody deadlocks. */
    private Map<String, BootStatus> write(List<BootReport> reports) {
        return database
                .sql(
                        """
                        INSERT INTO charging.station_state AS state
                            (station_id, ocpp_version, vendor, model, serial_number,
                             firmware_version, iccid, imsi, meter_type, meter_serial, boot_reason,
                             booted_at, last_heard_at, boot_status)
                        SELECT boot.*, boot.at,
                               CASE WHEN station.retired_at IS NULL THEN station.boot_policy
                                    ELSE 'rejected' END
                        FROM unnest(:stations::text[], :versions::text[], :vendors::text[],
                                    :models::text[], :serials::text[], :firmwares::text[],
                                    :iccids::text[], :imsis::text[], :meterTypes::text[],
                                    :meterSerials::text[], :reasons::text[], :ats::timestamptz[])
                            AS boot (station_id, version, vendor, model, serial, firmware, iccid,
                                     imsi, meter_type, meter_serial, reason, at)
                        JOIN charging.station ON station.id = boot.station_id
                        ORDER BY boot.station_id
                        ON CONFLICT (station_id) DO UPDATE
                        SET ocpp_version = excluded.ocpp_version, vendor = excluded.vendor,
                            model = excluded.model, serial_number = excluded.serial_number,
                            firmware_version = excluded.firmware_version, iccid = excluded.iccid,
                            imsi = excluded.imsi, meter_type = excluded.meter_type,
                            meter_serial = excluded.meter_serial,
                            boot_reason = excluded.boot_reason, boot_status = excluded.boot_status,
                            -- One that we asked for is no start.
                            booted_at = CASE WHEN excluded.boot_reason = 'Triggered'
                                             THEN coalesce(state.booted_at, excluded.booted_at)
                                             ELSE excluded.booted_at END,
                            last_heard_at = greatest(state.last_heard_at, excluded.last_heard_at)
                        RETURNING station_id, boot_status
                        """)
                .param("stations", texts(reports, BootReport::station))
                .param("versions", texts(reports, report -> report.version().word()))
                .param("vendors", texts(reports, BootReport::vendor))
                .param("models", texts(reports, BootReport::model))
                .param("serials", texts(reports, BootReport::serialNumber))
                .param("firmwares", texts(reports, BootReport::firmwareVersion))
                .param("iccids", texts(reports, BootReport::iccid))
                .param("imsis", texts(reports, BootReport::imsi))
                .param("meterTypes", texts(reports, BootReport::meterType))
                .param("meterSerials", texts(reports, BootReport::meterSerial))
                .param("reasons", texts(reports, BootReport::reason))
                .param(
                        "ats",
                        texts(
                                reports,
                                report -> report.receivedAt().atOffset(ZoneOffset.UTC).toString()))
                .query((row, _) ->
                        Map.entry(
                                row.getString("station_id"),
                                BootStatus.of(row.getString("boot_status"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Verdict verdict(BootStatus status) {
        var interval =
                switch (status) {
                    case ACCEPTED -> settings.heartbeatInterval();
                    case PENDING, REJECTED -> settings.bootRetryInterval();
                };
        var factor = 1 + chance.nextDouble(-JITTER, JITTER);
        return new Verdict(
                status, clock.instant(), (int) Math.round(interval.toSeconds() * factor));
    }

    private static @Nullable String[] texts(
            List<BootReport> reports, Function<BootReport, @Nullable String> field) {
        return reports.stream().map(field).toArray(String[]::new);
    }
}
