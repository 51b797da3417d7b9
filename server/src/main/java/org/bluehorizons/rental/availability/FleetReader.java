package org.bluehorizons.rental.availability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.rental.availability.FleetFacts.Standing;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads what the board shows. Safe for use by many threads. */
@Component
class FleetReader {

    private static final String NOT_OVER =
            "coalesce(upper(during), 'infinity'::timestamptz) > :now";

    private final JdbcClient database;
    private final VehicleSnapshots vehicles;
    private final Clock clock;

    FleetReader(JdbcClient database, VehicleSnapshots vehicles, Clock clock) {
        this.database = database;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    FleetFacts readAll() {
        var now = clock.instant();
        return new FleetFacts(
                now,
                vehicles.onTheRoad().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        VehicleSnapshot::id, Function.identity())),
                standing(database.sql("SELECT * FROM rental.vehicle_place")),
                claims(
                        database.sql(
                                        """
                                        SELECT vehicle_id, lower(during), upper(during)
                                        FROM rental.claim WHERE %s ORDER BY lower(during)
                                        """
                                                .formatted(NOT_OVER))
                                .param("now", now.atOffset(ZoneOffset.UTC)),
                        VehicleId::new),
                bayClaims(now));
    }

    /** The same with what has changed of places and claims of these cars, and of claims of bays. */
    FleetFacts readAgain(FleetFacts before, Set<VehicleId> cars) {
        var ids = cars.stream().map(VehicleId::value).toArray(UUID[]::new);
        return new FleetFacts(
                before.asOf(),
                before.vehicles(),
                with(
                        before.standing(),
                        cars,
                        standing(
                                database.sql(
                                                """
                                                SELECT * FROM rental.vehicle_place
                                                WHERE vehicle_id = ANY (:cars)
                                                """)
                                        .param("cars", ids))),
                with(
                        before.claims(),
                        cars,
                        claims(
                                database.sql(
                                                """
                                                SELECT vehicle_id, lower(during), upper(during)
                                                FROM rental.claim
                                                WHERE vehicle_id = ANY (:cars) AND %s
                                                ORDER BY lower(during)
                                                """
                                                        .formatted(NOT_OVER))
                                        .param("cars", ids)
                                        .param("now", before.asOf().atOffset(ZoneOffset.UTC)),
                                VehicleId::new)),
                bayClaims(before.asOf()));
    }

    private Map<UUID, List<Span>> bayClaims(Instant now) {
        return claims(
                database.sql(
                                """
                                SELECT bay_id, lower(during), upper(during)
                                FROM rental.bay_claim WHERE %s ORDER BY lower(during)
                                """
                                        .formatted(NOT_OVER))
                        .param("now", now.atOffset(ZoneOffset.UTC)),
                Function.identity());
    }

    private static Map<VehicleId, Standing> standing(StatementSpec query) {
        var read = new HashMap<VehicleId, Standing>();
        query.query(row -> {
            read.put(
                    new VehicleId(row.getObject("vehicle_id", UUID.class)),
                    new Standing(
                            row.getObject("station_id", UUID.class),
                            row.getObject("bay_id", UUID.class),
                            row.getObject("public_id", UUID.class)));
        });
        return read;
    }

    private static <T> Map<T, List<Span>> claims(StatementSpec query, Function<UUID, T> owner) {
        var read = new HashMap<T, List<Span>>();
        query.query(row -> {
            var from = instant(row, 2);
            read.computeIfAbsent(owner.apply(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                    .add(new Span(from == null ? Instant.MIN : from, instant(row, 3)));
        });
        return read;
    }

    private static <T> Map<VehicleId, T> with(
            Map<VehicleId, T> before, Set<VehicleId> cars, Map<VehicleId, T> now) {
        var merged = new HashMap<>(before);
        merged.keySet().removeAll(cars);
        merged.putAll(now);
        return merged;
    }

    /** Null where the range has no bound, or infinity. */
    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null || value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN)
                ? null
                : value.toInstant();
    }
}
