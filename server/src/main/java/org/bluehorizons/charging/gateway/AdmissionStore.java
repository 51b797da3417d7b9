package org.bluehorizons.charging.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.platform.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which stations may connect, and which node holds each. Set-wise: a district that comes back after
 * a power cut costs one indexed read and a few batched writes a batch. Blocks.
 */
@Component
class AdmissionStore {

    /** Tells nodes that a station connected elsewhere: {@code station|connection number}. */
    static final String FENCE = "charging_fence";

    private static final int LOST_AT_ONCE = 500;

    private final JdbcClient database;
    private final Node node;

    AdmissionStore(JdbcClient database, Node node) {
        this.database = database;
        this.node = node;
    }

    /** Lets in whom it may; of each station one introduction at most. By station. */
    @Transactional
    public Map<String, Verdict> admit(List<Introduction> introductions) {
        var known = known(introductions);
        var verdicts = new HashMap<String, Verdict>();
        var changed =
                introductions.stream()
                        .filter(one -> {
                            var station = known.get(one.station());
                            return station != null && station.isNextPassword(one);
                        })
                        .toList();
        var welcome =
                introductions.stream()
                        .filter(one -> {
                            var reason =
                                    StationCredentials.objection(known.get(one.station()), one);
                            if (reason != null) {
                                verdicts.put(
                                        one.station(),
                                        new Verdict.Refused(
                                                HttpResponseStatus.UNAUTHORIZED, reason));
                            }
                            return reason == null;
                        })
                        .toList();
        if (!changed.isEmpty()) {
            takeNextPassword(changed);
        }
        if (!welcome.isEmpty()) {
            var numbers = register(welcome);
            noteConnected(welcome);
            for (var one : welcome) {
                var number = numbers.get(one.station());
                var station = known.get(one.station());
                verdicts.put(
                        one.station(),
                        number == null || station == null
                                ? new Verdict.Refused(
                                        HttpResponseStatus.CONFLICT, "a newer connection took over")
                                : new Verdict.Admitted(number, station.standing()));
            }
        }
        return verdicts;
    }

    /** Gives stations up, unless a newer connection holds them already. */
    @Transactional
    public void release(Map<String, Long> numbers) {
        var released =
                database.sql(
                                """
                                DELETE FROM charging.connection AS held
                                USING unnest(:stations::text[], :numbers::bigint[])
                                    AS gone (station_id, connection_number)
                                WHERE held.station_id = gone.station_id
                                  AND held.connection_number = gone.connection_number
                                RETURNING held.station_id
                                """)
                        .param("stations", numbers.keySet().toArray(String[]::new))
                        .param("numbers", numbers.values().toArray(Long[]::new))
                        .query((row, _) -> row.getString(1))
                        .list();
        noteDisconnected(released);
    }

    /**
     * Nodes that hold stations and are gone without a word. Steps from one node to the next by the
     * index, for there are few of them and many stations.
     */
    List<UUID> lostNodes() {
        return database.sql(
                        """
                        WITH RECURSIVE holder AS (
                            (SELECT node_id FROM charging.connection ORDER BY node_id LIMIT 1)
                            UNION ALL
                            SELECT (SELECT node_id FROM charging.connection
                                    WHERE node_id > holder.node_id ORDER BY node_id LIMIT 1)
                            FROM holder WHERE holder.node_id IS NOT NULL)
                        SELECT node_id FROM holder
                        WHERE node_id IS NOT NULL
                          AND NOT EXISTS (
                              SELECT FROM platform.node
                              WHERE node.id = holder.node_id AND lease_until > now())
                        """)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Gives up some of what these nodes held; few at a time, for their stations come back meanwhile
     * and would wait.
     *
     * @return how many
     */
    @Transactional
    public int releaseLost(List<UUID> nodes) {
        var released =
                database.sql(
                                """
                                DELETE FROM charging.connection
                                WHERE station_id IN (
                                    SELECT station_id FROM charging.connection AS held
                                    WHERE node_id = ANY (:nodes)
                                      AND NOT EXISTS (
                                          SELECT FROM platform.node
                                          WHERE node.id = held.node_id AND lease_until > now())
                                    LIMIT :most
                                    FOR UPDATE SKIP LOCKED)
                                RETURNING station_id
                                """)
                        .param("nodes", nodes.toArray(UUID[]::new))
                        .param("most", LOST_AT_ONCE)
                        .query((row, _) -> row.getString(1))
                        .list();
        noteDisconnected(released);
        return released.size();
    }

    /** Of a station that is in service; null otherwise. */
    @Nullable Standing standing(String station) {
        return database.sql(
                        """
                        SELECT boot_policy FROM charging.station
                        WHERE id = :station AND retired_at IS NULL
                        """)
                .param("station", station)
                .query((row, _) -> Standing.of(row.getString(1)))
                .optional()
                .orElse(null);
    }

    private Map<String, StationCredentials> known(List<Introduction> introductions) {
        return database
                .sql(
                        """
                        SELECT id, security_profile, password_hash, next_password_hash, boot_policy
                        FROM charging.station WHERE id = ANY (:stations) AND retired_at IS NULL
                        """)
                .param("stations", stations(introductions))
                .query((row, _) ->
                        new StationCredentials(
                                row.getString("id"),
                                row.getInt("security_profile"),
                                row.getBytes("password_hash"),
                                row.getBytes("next_password_hash"),
                                Standing.of(row.getString("boot_policy"))))
                .list()
                .stream()
                .collect(Collectors.toMap(StationCredentials::station, one -> one));
    }

    private void takeNextPassword(List<Introduction> changed) {
        database.sql(
                        """
                        UPDATE charging.station
                        SET password_hash = next_password_hash, next_password_hash = NULL
                        WHERE id = ANY (:stations) AND next_password_hash IS NOT NULL
                        """)
                .param("stations", stations(changed))
                .update();
    }

    /** Makes this node the holder; others that held one of them are told. */
    private Map<String, Long> register(List<Introduction> welcome) {
        record Row(String station, long number, @Nullable UUID before) {}
        var rows =
                database.sql(
                                """
                                INSERT INTO charging.connection AS held
                                    (station_id, node_id, connection_number, ocpp_version,
                                     security_profile, address)
                                SELECT station_id, :node, nextval('charging.connection_number'),
                                       ocpp_version, security_profile, address
                                FROM unnest(:stations::text[], :versions::text[], :profiles::smallint[],
                                            :addresses::text[])
                                    AS come (station_id, ocpp_version, security_profile, address)
                                ORDER BY station_id
                                ON CONFLICT (station_id) DO UPDATE
                                SET node_id = excluded.node_id,
                                    connection_number = excluded.connection_number,
                                    ocpp_version = excluded.ocpp_version,
                                    security_profile = excluded.security_profile,
                                    address = excluded.address,
                                    since = now()
                                WHERE held.connection_number < excluded.connection_number
                                RETURNING station_id, connection_number, old.node_id AS before
                                """)
                        .param("node", node.id())
                        .param("stations", stations(welcome))
                        .param(
                                "versions",
                                welcome.stream()
                                        .map(one -> one.version().word())
                                        .toArray(String[]::new))
                        .param(
                                "profiles",
                                welcome.stream()
                                        .map(one -> (short) one.securityProfile())
                                        .toArray(Short[]::new))
                        .param(
                                "addresses",
                                welcome.stream().map(Introduction::address).toArray(String[]::new))
                        .query((row, _) ->
                                new Row(
                                        row.getString("station_id"),
                                        row.getLong("connection_number"),
                                        row.getObject("before", UUID.class)))
                        .list();
        fence(
                rows.stream()
                        .filter(row -> row.before() != null && !node.id().equals(row.before()))
                        .map(row -> row.station() + "|" + row.number())
                        .toArray(String[]::new));
        return rows.stream().collect(Collectors.toMap(Row::station, Row::number));
    }

    private void fence(String[] payloads) {
        if (payloads.length > 0) {
            database.sql(
                            "SELECT count(pg_notify(:channel, payload)) FROM unnest(:payloads::text[]) AS payload")
                    .param("channel", FENCE)
                    .param("payloads", payloads)
                    .query((_, _) -> "")
                    .list();
        }
    }

    private void noteConnected(List<Introduction> welcome) {
        database.sql(
                        """
                        WITH come AS (
                            SELECT * FROM unnest(:stations::text[], :versions::text[])
                                AS come (station_id, ocpp_version)
                            ORDER BY station_id),
                        told AS (
                            INSERT INTO charging.event (at, type, station_id, data)
                            SELECT now(), 'station.connected', station_id,
                                   jsonb_build_object('version', ocpp_version)
                            FROM come)
                        INSERT INTO charging.station_state
                            (station_id, ocpp_version, connected, connected_changed_at, last_heard_at)
                        SELECT station_id, ocpp_version, true, now(), now() FROM come
                        ON CONFLICT (station_id) DO UPDATE
                        SET ocpp_version = excluded.ocpp_version, connected = true,
                            connected_changed_at = excluded.connected_changed_at,
                            last_heard_at = excluded.last_heard_at
                        """)
                .param("stations", stations(welcome))
                .param(
                        "versions",
                        welcome.stream().map(one -> one.version().word()).toArray(String[]::new))
                .update();
    }

    private void noteDisconnected(List<String> released) {
        if (released.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        WITH told AS (
                            INSERT INTO charging.event (at, type, station_id)
                            SELECT now(), 'station.disconnected', station_id
                            FROM unnest(:stations::text[]) AS gone (station_id))
                        UPDATE charging.station_state
                        SET connected = false, connected_changed_at = now()
                        WHERE station_id IN (
                            SELECT station_id FROM charging.station_state
                            WHERE station_id = ANY (:stations) ORDER BY station_id FOR UPDATE)
                        """)
                .param("stations", released.toArray(String[]::new))
                .update();
    }

    private static String[] stations(List<Introduction> introductions) {
        return introductions.stream().map(Introduction::station).toArray(String[]::new);
    }
}
