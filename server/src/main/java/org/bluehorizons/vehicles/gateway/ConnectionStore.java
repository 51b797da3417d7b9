package org.bluehorizons.vehicles.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.Node;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which node holds which car, and the persistent sessions. A car's connection number only grows: of
 * two connections the one with the higher number is the live one, on whichever node. Blocks.
 */
@Component
class ConnectionStore {

    /** Tells nodes that a car connected elsewhere: {@code vehicle id|connection number}. */
    static final String FENCE = "vehicle_fence";

    private final JdbcClient database;
    private final Node node;
    private final JsonMapper json;

    ConnectionStore(JdbcClient database, Node node, JsonMapper json) {
        this.database = database;
        this.node = node;
        this.json = json;
    }

    /**
     * What a new connection found.
     *
     * @param number fences older connections of the car
     * @param subscriptions of the persistent session; null when there is none
     */
    record Registered(long number, @Nullable List<Subscription> subscriptions) {}

    /** Makes this node the holder of the car. */
    @Transactional
    public Registered register(
            VehicleId car, String protocol, String address, boolean cleanStart, Duration expiry) {
        var number =
                database.sql(
                                """
                                INSERT INTO vehicles.connection
                                    (vehicle_id, node_id, connection_number, protocol, address)
                                VALUES (:car, :node, nextval('vehicles.connection_number'), :protocol, :address)
                                ON CONFLICT (vehicle_id) DO UPDATE
                                SET node_id = excluded.node_id,
                                    connection_number = nextval('vehicles.connection_number'),
                                    protocol = excluded.protocol,
                                    address = excluded.address,
                                    since = now()
                                RETURNING connection_number
                                """)
                        .param("car", car.value())
                        .param("node", node.id())
                        .param("protocol", protocol)
                        .param("address", address)
                        .query(Long.class)
                        .single();
        database.sql("SELECT pg_notify(:channel, :payload)")
                .param("channel", FENCE)
                .param("payload", car + "|" + number)
                .query()
                .singleRow();
        return new Registered(number, resume(car, cleanStart, expiry));
    }

    /** Gives the car up, unless a newer connection holds it already. */
    @Transactional
    public boolean release(VehicleId car, long number) {
        var released =
                database.sql(
                                """
                                DELETE FROM vehicles.connection
                                WHERE vehicle_id = :car AND connection_number = :number
                                """)
                        .param("car", car.value())
                        .param("number", number)
                        .update();
        if (released > 0) {
            startExpiry(List.of(car));
        }
        return released > 0;
    }

    /** Gives up all cars of this node, at its end. */
    @Transactional
    public List<VehicleId> releaseAll() {
        return released(
                """
                DELETE FROM vehicles.connection WHERE node_id = :node RETURNING vehicle_id
                """);
    }

    /** Gives up the cars of nodes that are gone without a word. */
    @Transactional
    public List<VehicleId> releaseLost() {
        return released(
                """
                DELETE FROM vehicles.connection
                WHERE node_id <> :node
                  AND NOT EXISTS (
                      SELECT FROM platform.node
                      WHERE node.id = connection.node_id AND lease_until > now())
                RETURNING vehicle_id
                """);
    }

    public void saveSubscriptions(VehicleId car, List<Subscription> subscriptions) {
        database.sql(
                        """
                        UPDATE vehicles.mqtt_session SET subscriptions = :subscriptions::jsonb
                        WHERE vehicle_id = :car
                        """)
                .param("car", car.value())
                .param("subscriptions", json.writeValueAsString(subscriptions))
                .update();
    }

    /** Removes sessions that nobody came back to. */
    public void forgetExpired() {
        database.sql(
                        """
                        DELETE FROM vehicles.mqtt_session
                        WHERE expires_at < now()
                          AND NOT EXISTS (
                              SELECT FROM vehicles.connection
                              WHERE connection.vehicle_id = mqtt_session.vehicle_id)
                        """)
                .update();
    }

    private @Nullable List<Subscription> resume(
            VehicleId car, boolean cleanStart, Duration expiry) {
        var found =
                cleanStart
                        ? null
                        : database.sql(
                                        """
                                        SELECT subscriptions::text FROM vehicles.mqtt_session
                                        WHERE vehicle_id = :car AND expires_at > now()
                                        """)
                                .param("car", car.value())
                                .query(String.class)
                                .optional()
                                .orElse(null);
        if (expiry.isZero()) {
            database.sql("DELETE FROM vehicles.mqtt_session WHERE vehicle_id = :car")
                    .param("car", car.value())
                    .update();
        } else {
            database.sql(
                            """
                            INSERT INTO vehicles.mqtt_session
                                (vehicle_id, subscriptions, expiry_seconds, expires_at)
                            VALUES (:car, :subscriptions::jsonb, :expiry, 'infinity')
                            ON CONFLICT (vehicle_id) DO UPDATE
                            SET subscriptions = excluded.subscriptions,
                                expiry_seconds = excluded.expiry_seconds,
                                expires_at = excluded.expires_at
                            """)
                    .param("car", car.value())
                    .param("subscriptions", found == null ? "[]" : found)
                    .param("expiry", expiry.toSeconds())
                    .update();
        }
        return found == null ? null : Arrays.asList(json.readValue(found, Subscription[].class));
    }

    private List<VehicleId> released(String sql) {
        var cars =
                database.sql(sql)
                        .param("node", node.id())
                        .query((row, _) -> new VehicleId(row.getObject(1, UUID.class)))
                        .list();
        startExpiry(cars);
        return cars;
    }

    private void startExpiry(List<VehicleId> cars) {
        database.sql(
                        """
                        UPDATE vehicles.mqtt_session
                        SET expires_at = now() + expiry_seconds * INTERVAL '1 second'
                        WHERE vehicle_id = ANY (:cars)
                        """)
                .param("cars", cars.stream().map(VehicleId::value).toArray(UUID[]::new))
                .update();
    }
}
