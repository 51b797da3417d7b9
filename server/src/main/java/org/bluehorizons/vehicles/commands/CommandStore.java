package org.bluehorizons.vehicles.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of commands. A change of state happens only from the states before it; notifications go
 * out with the commit. Safe for use by many threads.
 */
@Component
final class CommandStore {

    /** A car has a new command: the vehicle's id. */
    static final String NEW = "vehicle_command";

    /** A command has come to its end: the command's id. */
    static final String SETTLED = "vehicle_command_settled";

    private static final String COLUMNS =
            """
            id, vehicle_id, kind, parameters::text AS parameters, state, reason, requested_by,
            attempts, accepted_at, sent_at, settled_at, expires_at
            """;

    private final JdbcClient database;

    CommandStore(JdbcClient database) {
        this.database = database;
    }

    boolean isOnTheRoad(VehicleId car) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM vehicles.vehicle
                                       WHERE id = :car AND retired_at IS NULL)
                        """)
                .param("car", car.value())
                .query(Boolean.class)
                .single();
    }

    int countOpen(VehicleId car) {
        return database.sql(
                        """
                        SELECT count(*) FROM vehicles.command
                        WHERE vehicle_id = :car AND state IN ('accepted', 'sent')
                        """)
                .param("car", car.value())
                .query(Integer.class)
                .single();
    }

    Command insert(
            VehicleId car, CommandKind kind, String parameters, String requester, Duration life) {
        var made =
                database.sql(
                                """
                                INSERT INTO vehicles.command
                                    (vehicle_id, kind, parameters, requested_by, expires_at)
                                VALUES (:car, :kind, :parameters::jsonb, :requester,
                                        now() + :seconds * interval '1 second')
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("car", car.value())
                        .param("kind", kind.word())
                        .param("parameters", parameters)
                        .param("requester", requester)
                        .param("seconds", life.toSeconds())
                        .query((row, _) -> command(row))
                        .single();
        notify(NEW, car.toString());
        return made;
    }

    Optional<Command> find(VehicleId car, UUID id) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.command WHERE id = :id AND vehicle_id = :car
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("car", car.value())
                .query((row, _) -> command(row))
                .optional();
    }

    /** Newest first. */
    List<Command> list(VehicleId car, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.command
                        WHERE vehicle_id = :car AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("car", car.value())
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> command(row))
                .list();
    }

    /** Those that the car should still hear of, in the order of acceptance. */
    List<Command> open(VehicleId car) {
        return database.sql(
                        """
                        SELECT %s FROM vehicles.command
                        WHERE vehicle_id = :car AND state IN ('accepted', 'sent')
                          AND expires_at > now()
                        ORDER BY id
                        """
                                .formatted(COLUMNS))
                .param("car", car.value())
                .query((row, _) -> command(row))
                .list();
    }

    /** Cars that wait for a command. */
    List<VehicleId> waitingCars() {
        return database.sql(
                        """
                        SELECT DISTINCT vehicle_id FROM vehicles.command
                        WHERE state = 'accepted' AND expires_at > now()
                        """)
                .query((row, _) -> new VehicleId(row.getObject(1, UUID.class)))
                .list();
    }

    void sent(UUID id) {
        database.sql(
                        """
                        UPDATE vehicles.command
                        SET state = 'sent', attempts = attempts + 1,
                            sent_at = coalesce(sent_at, now())
                        WHERE id = :id AND state IN ('accepted', 'sent')
                        """)
                .param("id", id)
                .update();
    }

    /** Nothing when it was settled before. */
    Optional<Command> settle(VehicleId car, UUID id, CommandState state, @Nullable String reason) {
        var settled =
                database.sql(
                                """
                                UPDATE vehicles.command
                                SET state = :state, reason = :reason, settled_at = now(),
                                    sent_at = coalesce(sent_at, now())
                                WHERE id = :id AND vehicle_id = :car
                                  AND state IN ('accepted', 'sent')
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("state", state.word())
                        .param("reason", reason)
                        .param("id", id)
                        .param("car", car.value())
                        .query((row, _) -> command(row))
                        .optional();
        settled.ifPresent(command -> notify(SETTLED, command.id().toString()));
        return settled;
    }

    /** Those whose time is over; each by one node. */
    List<Command> expire(int most) {
        var expired =
                database.sql(
                                """
                                UPDATE vehicles.command
                                SET state = 'expired', settled_at = now()
                                WHERE id IN (
                                    SELECT id FROM vehicles.command
                                    WHERE state IN ('accepted', 'sent') AND expires_at <= now()
                                    LIMIT :most FOR UPDATE SKIP LOCKED)
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("most", most)
                        .query((row, _) -> command(row))
                        .list();
        notifyAll(expired);
        return expired;
    }

    private void notifyAll(Collection<Command> settled) {
        settled.forEach(command -> notify(SETTLED, command.id().toString()));
    }

    private void notify(String channel, String payload) {
        database.sql("SELECT pg_notify(:channel, :payload)::text")
                .param("channel", channel)
                .param("payload", payload)
                .query((_, _) -> "")
                .list();
    }

    private static Command command(ResultSet row) throws SQLException {
        return new Command(
                row.getObject("id", UUID.class),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                CommandKind.of(row.getString("kind")).orElseThrow(),
                row.getString("parameters"),
                CommandState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getInt("attempts"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "settled_at"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
