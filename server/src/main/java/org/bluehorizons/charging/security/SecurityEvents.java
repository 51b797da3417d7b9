package org.bluehorizons.charging.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stations report on their own security. Safe for use by many threads. */
@Component
class SecurityEvents {

    /**
     * Those that somebody should look at. The specification's list (2.0.1, part 2 appendix 1) calls
     * others critical too, such as a start of the station, which happen every day.
     */
    private static final Set<String> CRITICAL =
            Set.of(
                    "AttemptedReplayAttacks",
                    "InvalidCentralSystemCertificate",
                    "InvalidCsmsCertificate",
                    "InvalidFirmwareSignature",
                    "InvalidFirmwareSigningCertificate",
                    "MaintenanceLoginFailed",
                    "MemoryExhaustion",
                    "SecurityLogWasCleared",
                    "TamperDetectionActivated");

    private final JdbcClient database;
    private final ChargingJournal journal;

    SecurityEvents(JdbcClient database, ChargingJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    record Event(
            String station, String type, Instant at, Instant receivedAt, @Nullable String info) {

        boolean isCritical() {
            return CRITICAL.contains(type);
        }
    }

    void keep(List<Event> events) {
        database.sql(
                        """
                        INSERT INTO charging.security_event
                            (station_id, type, at, received_at, tech_info, critical)
                        SELECT * FROM unnest(:stations::text[], :types::text[], :ats::timestamptz[],
                                             :receivedAts::timestamptz[], :infos::text[],
                                             :criticals::boolean[])
                        """)
                .param("stations", texts(events.stream().map(Event::station).toList()))
                .param("types", texts(events.stream().map(Event::type).toList()))
                .param("ats", texts(events.stream().map(event -> event.at().toString()).toList()))
                .param(
                        "receivedAts",
                        texts(events.stream().map(event -> event.receivedAt().toString()).toList()))
                .param("infos", events.stream().map(Event::info).toArray(String[]::new))
                .param("criticals", events.stream().map(Event::isCritical).toArray(Boolean[]::new))
                .update();
        journal.record(
                events.stream().filter(Event::isCritical).map(SecurityEvents::entry).toList());
    }

    private static ChargingJournal.Entry entry(Event event) {
        return new ChargingJournal.Entry(
                event.receivedAt(),
                "station.security_event",
                event.station(),
                null,
                null,
                null,
                Map.of("type", event.type(), "info", Objects.requireNonNullElse(event.info(), "")));
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
