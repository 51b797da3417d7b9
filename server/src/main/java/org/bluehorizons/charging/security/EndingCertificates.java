package org.bluehorizons.charging.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stations that show a certificate of ours (security profile 3) which ends soon, and have no later
 * one. Safe for use by many threads.
 */
@Component
class EndingCertificates {

    /** Whose newest certificate ends before the given time. */
    private static final String ENDING =
            """
            FROM charging.station_certificate AS ending
            JOIN charging.station ON station.id = ending.station_id AND station.retired_at IS NULL
            LEFT JOIN charging.connection AS held ON held.station_id = ending.station_id
            WHERE ending.state = 'accepted' AND ending.not_after < :before
              AND (station.security_profile = 3 OR held.security_profile = 3)
              AND NOT EXISTS (
                  SELECT FROM charging.station_certificate AS later
                  WHERE later.station_id = ending.station_id AND later.state = 'accepted'
                    AND (later.not_after, later.fingerprint)
                        > (ending.not_after, ending.fingerprint))
            """;

    private final JdbcClient database;
    private final Clock clock;

    /** One that can be asked now. */
    record Station(String id, OcppVersion version) {}

    EndingCertificates(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many stations' certificates end within that time, or have ended. */
    int count(Duration within) {
        return database.sql("SELECT count(*) " + ENDING)
                .param("before", in(within))
                .query(Integer.class)
                .single();
    }

    /**
     * Connected stations that nobody has asked for some time, the next to end first.
     *
     * @param requester who asks
     * @param afterAnswer before one is asked again that has answered, whatever it said
     * @param afterSilence before one is asked again that has not answered
     */
    List<Station> due(
            Duration within,
            String requester,
            Duration afterAnswer,
            Duration afterSilence,
            int most) {
        return database.sql(
                        """
                        SELECT ending.station_id, held.ocpp_version
                        %s
                          AND held.station_id IS NOT NULL
                          AND NOT EXISTS (
                              SELECT FROM charging.command AS asked
                              WHERE asked.station_id = ending.station_id
                                AND asked.requested_by = :requester
                                AND (asked.state IN ('accepted', 'sent')
                                     OR asked.accepted_at
                                        > CASE WHEN asked.state IN ('answered', 'refused')
                                               THEN :answeredSince ELSE :silentSince END))
                        ORDER BY ending.not_after, ending.station_id LIMIT :most
                        """
                                .formatted(ENDING))
                .param("before", in(within))
                .param("requester", requester)
                .param("answeredSince", in(afterAnswer.negated()))
                .param("silentSince", in(afterSilence.negated()))
                .param("most", most)
                .query((row, _) ->
                        new Station(
                                row.getString("station_id"),
                                OcppVersion.byWord(row.getString("ocpp_version")).orElseThrow()))
                .list();
    }

    private OffsetDateTime in(Duration time) {
        Instant then = clock.instant().plus(time);
        return then.atOffset(ZoneOffset.UTC);
    }
}
