package org.bluehorizons.charging.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps when stations were last heard, to a few seconds: what is nearly so already is not written
 * again, for who connects says several things at once. Blocks; joins the transaction of the thread.
 */
@Component
final class LastHeard {

    private final JdbcClient database;

    LastHeard(JdbcClient database) {
        this.database = database;
    }

    void write(Map<String, Instant> heard) {
        if (heard.isEmpty()) {
            return;
        }
        // In order, so that two nodes never wait for each other.
        var sorted = new TreeMap<>(heard);
        database.sql(
                        """
                        UPDATE charging.station_state AS state SET last_heard_at = heard.at
                        FROM unnest(:stations::text[], :ats::timestamptz[]) AS heard (station_id, at)
                        WHERE state.station_id = heard.station_id
                          AND (state.last_heard_at IS NULL
                               OR state.last_heard_at < heard.at - interval '5 seconds')
                        """)
                .param("stations", sorted.keySet().toArray(String[]::new))
                .param(
                        "ats",
                        sorted.values().stream()
                                .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .update();
    }
}
