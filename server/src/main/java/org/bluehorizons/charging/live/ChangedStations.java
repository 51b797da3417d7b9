package org.bluehorizons.charging.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows the journal for the live stream: which stations have changed. Reads only what is older
 * than every running transaction, so that nothing is missed though entries become visible out of
 * order. Confined to one thread.
 */
final class ChangedStations {

    static final int AT_ONCE = 1_000;

    private static final Set<String> TYPES =
            Set.of(
                    "connector.status_changed",
                    "station.connected",
                    "station.disconnected",
                    "station.registered",
                    "station.changed",
                    "station.retired");

    private final JdbcClient database;
    private Entry last;

    private record Entry(String xid, long id, String type, String station) {}

    /**
     * What has changed.
     *
     * @param stations with the number of the last entry about each
     * @param more whether there is more to read
     */
    record Step(Map<String, Long> stations, boolean more) {}

    /** From now on: what commits after this is told. */
    ChangedStations(JdbcClient database) {
        this.database = database;
        this.last =
                database.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                        .query((row, _) -> new Entry(row.getString(1), 0, "", ""))
                        .single();
    }

    Step next() {
        var entries = read();
        var stations = new LinkedHashMap<String, Long>();
        for (var entry : entries) {
            if (TYPES.contains(entry.type())) {
                stations.put(entry.station(), entry.id());
            }
        }
        if (!entries.isEmpty()) {
            last = entries.getLast();
        }
        return new Step(stations, entries.size() == AT_ONCE);
    }

    private List<Entry> read() {
        return database.sql(
                        """
                        SELECT xid::text AS xid, id, type, station_id FROM charging.event
                        WHERE (xid, id) > (:xid::xid8, :id)
                          AND xid < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY xid, id LIMIT :most
                        """)
                .param("xid", last.xid())
                .param("id", last.id())
                .param("most", AT_ONCE)
                .query((row, _) ->
                        new Entry(
                                row.getString("xid"),
                                row.getLong("id"),
                                row.getString("type"),
                                row.getString("station_id")))
                .list();
    }
}
