package org.bluehorizons.testing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cars that stand somewhere, connected and charged, without a simulator. They are written past the
 * register, whose live states would else say that nobody has connected.
 */
public final class ParkedCars {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Rest operator;
    private final JdbcClient database;

    public ParkedCars(Rest operator, JdbcClient database) {
        this.operator = operator;
        this.database = database;
    }

    /** A car with 300 km of range in the street. */
    public VehicleId park(double latitude, double longitude, int chargePercent) {
        var car = add(latitude, longitude, chargePercent);
        put(car, null);
        return car;
    }

    /** A car with 300 km of range that has no place yet. */
    public VehicleId add(double latitude, double longitude, int chargePercent) {
        var number = COUNT.incrementAndGet();
        var id =
                database.sql(
                                """
                                INSERT INTO vehicles.vehicle
                                    (vin, plate, make, model, battery_kilowatt_hours,
                                     range_kilometres, seats, market)
                                VALUES (:vin, :plate, 'BYD', 'Atto 3', 60.48, 420, 5, 'SG')
                                RETURNING id
                                """)
                        .param("vin", "LGXCE4CB2P%07d".formatted(number))
                        .param("plate", "PARKED" + number)
                        .query(UUID.class)
                        .single();
        tell(new VehicleId(id), latitude, longitude, chargePercent);
        return new VehicleId(id);
    }

    /** What the car tells of itself. */
    public void tell(VehicleId car, double latitude, double longitude, int chargePercent) {
        database.sql(
                        """
                        INSERT INTO vehicles.state
                            (vehicle_id, version, connected, connected_changed_at, recorded_at,
                             received_at, latitude, longitude, soc_percent, signals)
                        VALUES (:car, nextval('vehicles.state_version'), true, now(), now(), now(),
                                :latitude, :longitude, :soc, :signals::jsonb)
                        ON CONFLICT (vehicle_id) DO UPDATE
                        SET version = excluded.version, received_at = excluded.received_at,
                            latitude = excluded.latitude, longitude = excluded.longitude,
                            soc_percent = excluded.soc_percent, signals = excluded.signals
                        """)
                .param("car", car.value())
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("soc", chargePercent)
                .param(
                        "signals",
                        """
                        {"latitude": %s, "longitude": %s, "socPercent": %d, "rangeMetres": 300000,
                         "doorsOpen": {"known": 0, "set": 0}, "doorsLocked": {"known": 0, "set": 0}}
                        """
                                .formatted(latitude, longitude, chargePercent))
                .update();
    }

    /** Puts the car in a station, or in the street. */
    public void put(VehicleId car, @Nullable String station) {
        var answer =
                operator.put(
                        "/v1/vehicles/%s/place".formatted(car),
                        "{\"stationId\": %s}"
                                .formatted(station == null ? "null" : "\"" + station + "\""));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.response().body());
        }
    }

    /** A station in Singapore's market with bays A1, A2, ... */
    public String station(double latitude, double longitude, int bays) {
        var list = new StringBuilder();
        for (var bay = 1; bay <= bays; bay++) {
            list.append(bay == 1 ? "" : ", ").append("{\"code\": \"A%d\"}".formatted(bay));
        }
        return operator.post(
                        "/v1/stations",
                        """
                        {"market": "SG", "code": "P-%d", "name": "Parking", "latitude": %s,
                         "longitude": %s, "bays": [%s]}
                        """
                                .formatted(COUNT.incrementAndGet(), latitude, longitude, list),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .text("/id");
    }
}
