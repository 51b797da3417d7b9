package org.bluehorizons.vehicles.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleStatus;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of cars. Safe for use by many threads. */
@Component
final class Vehicles {

    private static final String COLUMNS =
            """
            id, vin, plate, make, model, battery_kilowatt_hours, range_kilometres, seats, market,
            status, created_at, retired_at, version
            """;

    private final JdbcClient database;

    Vehicles(JdbcClient database) {
        this.database = database;
    }

    Optional<Vehicle> find(VehicleId id) {
        return database.sql("SELECT %s FROM vehicles.vehicle WHERE id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query((row, _) -> vehicle(row))
                .optional();
    }

    /** The car that is not retired, locked until the transaction ends. */
    Vehicle lock(VehicleId id) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.vehicle WHERE id = :id AND retired_at IS NULL
                        FOR UPDATE
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query((row, _) -> vehicle(row))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Those of these VINs, retired or not, locked until the transaction ends. */
    List<Vehicle> lockByVin(Collection<String> vins) {
        return database.sql(
                        "SELECT %s FROM vehicles.vehicle WHERE vin = ANY (:vins) ORDER BY id FOR UPDATE"
                                .formatted(COLUMNS))
                .param("vins", vins.toArray(String[]::new))
                .query((row, _) -> vehicle(row))
                .list();
    }

    /** Which of these plates are on the road. */
    Set<String> platesInUse(Collection<String> plates) {
        return database
                .sql(
                        """
                        SELECT plate FROM vehicles.vehicle
                        WHERE plate = ANY (:plates) AND retired_at IS NULL
                        """)
                .param("plates", plates.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * @throws ProblemException 409 {@code vin_taken} or {@code plate_taken}
     */
    List<Vehicle> insert(List<NewVehicle> wanted) {
        try {
            return database.sql(
                            """
                            INSERT INTO vehicles.vehicle
                                (vin, plate, make, model, battery_kilowatt_hours, range_kilometres,
                                 seats, market)
                            SELECT vin, plate, make, model, battery::numeric, range, seats, market
                            FROM unnest(:vins::text[], :plates::text[], :makes::text[],
                                        :models::text[], :batteries::text[], :ranges::int[],
                                        :seats::int[], :markets::text[])
                                AS new (vin, plate, make, model, battery, range, seats, market)
                            RETURNING %s
                            """
                                    .formatted(COLUMNS))
                    .param("vins", texts(wanted, NewVehicle::vin))
                    .param("plates", texts(wanted, NewVehicle::plate))
                    .param("makes", texts(wanted, NewVehicle::make))
                    .param("models", texts(wanted, NewVehicle::model))
                    .param(
                            "batteries",
                            texts(wanted, car -> car.batteryKilowattHours().toPlainString()))
                    .param(
                            "ranges",
                            wanted.stream()
                                    .map(NewVehicle::rangeKilometres)
                                    .toArray(Integer[]::new))
                    .param("seats", wanted.stream().map(NewVehicle::seats).toArray(Integer[]::new))
                    .param("markets", texts(wanted, NewVehicle::market))
                    .query((row, _) -> vehicle(row))
                    .list();
        } catch (DuplicateKeyException taken) {
            throw taken(taken);
        }
    }

    /** Writes everything but VIN and id, and the next version. */
    Vehicle update(VehicleId id, NewVehicle wanted, VehicleStatus status) {
        try {
            return database.sql(
                            """
                            UPDATE vehicles.vehicle
                            SET plate = :plate, make = :make, model = :model,
                                battery_kilowatt_hours = :battery, range_kilometres = :range,
                                seats = :seats, market = :market, status = :status,
                                version = version + 1
                            WHERE id = :id
                            RETURNING %s
                            """
                                    .formatted(COLUMNS))
                    .param("id", id.value())
                    .param("plate", wanted.plate())
                    .param("make", wanted.make())
                    .param("model", wanted.model())
                    .param("battery", wanted.batteryKilowattHours())
                    .param("range", wanted.rangeKilometres())
                    .param("seats", wanted.seats())
                    .param("market", wanted.market())
                    .param("status", status.word())
                    .query((row, _) -> vehicle(row))
                    .single();
        } catch (DuplicateKeyException taken) {
            throw taken(taken);
        }
    }

    Vehicle retire(VehicleId id) {
        return database.sql(
                        """
                        UPDATE vehicles.vehicle
                        SET retired_at = now(), status = 'out_of_service', version = version + 1
                        WHERE id = :id
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("id", id.value())
                .query((row, _) -> vehicle(row))
                .single();
    }

    static ProblemException unknown(VehicleId id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "vehicle_not_found", "There is no vehicle " + id);
    }

    private static ProblemException taken(DuplicateKeyException violation) {
        var plate = String.valueOf(violation.getMessage()).contains("vehicle_plate");
        return ProblemException.of(
                HttpStatus.CONFLICT,
                plate ? "plate_taken" : "vin_taken",
                plate
                        ? "plate: another car on the road has it"
                        : "vin: a car of it is registered already");
    }

    private static String[] texts(List<NewVehicle> cars, Function<NewVehicle, String> field) {
        return cars.stream().map(field).toArray(String[]::new);
    }

    private static Vehicle vehicle(ResultSet row) throws SQLException {
        var retiredAt = row.getObject("retired_at", OffsetDateTime.class);
        return new Vehicle(
                new VehicleId(row.getObject("id", UUID.class)),
                row.getString("vin"),
                row.getString("plate"),
                row.getString("make"),
                row.getString("model"),
                row.getBigDecimal("battery_kilowatt_hours"),
                row.getInt("range_kilometres"),
                row.getInt("seats"),
                row.getString("market"),
                VehicleStatus.of(row.getString("status")).orElseThrow(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                retiredAt == null ? null : retiredAt.toInstant(),
                row.getLong("version"));
    }
}
