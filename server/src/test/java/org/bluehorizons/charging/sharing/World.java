package org.bluehorizons.charging.sharing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.charging.commands.CommandDesk;
import org.bluehorizons.charging.commands.Settlement;
import org.bluehorizons.testing.TestStation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stations of a site as they are in truth, and what the platform hears of them. A car always takes
 * all that it may.
 */
final class World {

    static final int MOST = 22_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    final UUID site;
    final List<Station> stations = new ArrayList<>();
    private final JdbcClient database;
    private final CommandDesk desk;

    static final class Station {

        final String id;
        final Map<Integer, Session> sessions = new HashMap<>();
        @Nullable BigDecimal standing;
        boolean online = true;

        Station(String id) {
            this.id = id;
        }

        long draws() {
            return sessions.values().stream().mapToLong(this::draws).sum();
        }

        private long draws(Session session) {
            var limit = session.limit == null ? standing : session.limit;
            return limit == null ? MOST : Math.min(MOST, limit.longValue());
        }
    }

    static final class Session {

        final UUID id = UUID.randomUUID();
        @Nullable String ocppId;
        @Nullable BigDecimal limit;
    }

    private record Order(UUID id, String payload) {}

    World(JdbcClient database, CommandDesk desk, int limit, int count, int outlets) {
        this.database = database;
        this.desk = desk;
        this.site =
                database.sql(
                                """
                                INSERT INTO charging.site (name, max_power_watts)
                                VALUES ('Carpark', :limit) RETURNING id
                                """)
                        .param("limit", limit)
                        .query(UUID.class)
                        .single();
        for (var number = 0; number < count; number++) {
            stations.add(station(outlets));
        }
    }

    private Station station(int outlets) {
        var id = TestStation.register(database);
        database.sql("UPDATE charging.station SET site_id = :site WHERE id = :id")
                .param("site", site)
                .param("id", id)
                .update();
        for (var evse = 1; evse <= outlets; evse++) {
            database.sql("INSERT INTO charging.evse (station_id, id) VALUES (:id, :evse)")
                    .param("id", id)
                    .param("evse", evse)
                    .update();
            database.sql(
                            """
                            INSERT INTO charging.connector (station_id, evse_id, id, max_power_watts)
                            VALUES (:id, :evse, 1, :most)
                            """)
                    .param("id", id)
                    .param("evse", evse)
                    .param("most", MOST)
                    .update();
        }
        database.sql(
                        """
                        INSERT INTO charging.station_state (station_id, ocpp_version, connected)
                        VALUES (:id, '1.6', true)
                        """)
                .param("id", id)
                .update();
        return new Station(id);
    }

    long draws() {
        return stations.stream().mapToLong(Station::draws).sum();
    }

    /** Somebody plugs in; who is offline tells it later. */
    void begin(Station station, int evse) {
        var session = new Session();
        if (station.sessions.putIfAbsent(evse, session) == null && station.online) {
            tellBegin(station, evse, session);
        }
    }

    void end(Station station, int evse) {
        var session = station.sessions.remove(evse);
        if (session != null && station.online) {
            tellEnd(session);
        }
    }

    void disconnect(Station station) {
        station.online = false;
        tellConnected(station);
    }

    /** Tells first what happened meanwhile. */
    void connect(Station station) {
        station.online = true;
        tellConnected(station);
        database.sql(
                        """
                        UPDATE charging.transaction SET stopped_at = now()
                        WHERE station_id = :station AND stopped_at IS NULL AND NOT id = ANY (:open)
                        """)
                .param("station", station.id)
                .param(
                        "open",
                        station.sessions.values().stream().map(it -> it.id).toArray(UUID[]::new))
                .update();
        station.sessions.forEach((evse, session) -> {
            if (session.ocppId == null) {
                tellBegin(station, evse, session);
            }
        });
    }

    private void tellConnected(Station station) {
        database.sql("UPDATE charging.station_state SET connected = :on WHERE station_id = :id")
                .param("on", station.online)
                .param("id", station.id)
                .update();
    }

    private void tellBegin(Station station, int evse, Session session) {
        session.ocppId =
                database.sql(
                                """
                                INSERT INTO charging.transaction
                                    (id, station_id, evse_id, connector_id, ocpp_version, ocpp_id,
                                     started_at, started_told_at, started_received_at, heard_at)
                                VALUES (:id, :station, :evse, 1, '1.6',
                                        nextval('charging.transaction_number')::text,
                                        now(), now(), now(), now())
                                RETURNING ocpp_id
                                """)
                        .param("id", session.id)
                        .param("station", station.id)
                        .param("evse", evse)
                        .query(String.class)
                        .single();
    }

    private void tellEnd(Session session) {
        database.sql("UPDATE charging.transaction SET stopped_at = now() WHERE id = :id")
                .param("id", session.id)
                .update();
    }

    /** Answers the oldest command; {@code how} says how. */
    void answer(Station station, Random how) {
        take(station)
                .ifPresent(order -> {
                    switch (how.nextInt(10)) {
                        case 0 -> settle(Settlement.refused(order.id(), "InternalError"));
                        case 1 ->
                                settle(
                                        Settlement.answered(
                                                order.id(), "{\"status\":\"Rejected\"}"));
                        case 2 -> settle(Settlement.failed(order.id(), "silence"));
                        case 3 -> {
                            apply(station, order);
                            settle(Settlement.failed(order.id(), "silence"));
                        }
                        default -> accept(station, order);
                    }
                });
    }

    /**
     * @return whether there was any
     */
    boolean acceptAll() {
        var any = false;
        for (var station : stations) {
            for (var order = take(station); order.isPresent(); order = take(station)) {
                accept(station, order.get());
                any = true;
            }
        }
        return any;
    }

    private void accept(Station station, Order order) {
        var known = apply(station, order);
        settle(
                Settlement.answered(
                        order.id(),
                        "{\"status\":\"%s\"}".formatted(known ? "Accepted" : "Rejected")));
    }

    private Optional<Order> take(Station station) {
        return database.sql(
                        """
                        UPDATE charging.command
                        SET state = 'sent', attempts = attempts + 1, sent_at = now()
                        WHERE id = (SELECT id FROM charging.command
                                    WHERE station_id = :station AND state = 'accepted'
                                    ORDER BY id LIMIT 1)
                          AND state = 'accepted'
                        RETURNING id, payload
                        """)
                .param("station", station.id)
                .query((row, _) -> new Order(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    /**
     * @return false when it is of a session that there is not
     */
    private boolean apply(Station station, Order order) {
        var message = JSON.readTree(order.payload());
        var profile = message.at("/csChargingProfiles");
        var schedule = profile.at("/chargingSchedule");
        var limit = schedule.at("/chargingSchedulePeriod/0/limit").decimalValue();
        var watts =
                schedule.at("/chargingRateUnit").asString().equals("W")
                        ? limit
                        : limit.multiply(BigDecimal.valueOf(3 * 230));
        if (profile.at("/chargingProfilePurpose").asString().equals("TxDefaultProfile")) {
            station.standing = watts;
            return true;
        }
        var session = station.sessions.get(message.at("/connectorId").asInt());
        if (session == null || !profile.at("/transactionId").asString().equals(session.ocppId)) {
            return false;
        }
        session.limit = watts;
        return true;
    }

    private void settle(Settlement settlement) {
        desk.settle(List.of(settlement));
    }
}
