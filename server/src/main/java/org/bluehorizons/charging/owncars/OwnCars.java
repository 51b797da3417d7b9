package org.bluehorizons.charging.owncars;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.OwnCarCharging;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.RemoteStartTransaction;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.charging.ocpp.v201.RequestStartTransaction;
import org.bluehorizons.charging.operations.StationNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door's inside. */
@Component
class OwnCars implements OwnCarCharging {

    private static final String ACTOR = "own-cars";

    /** Id tags of 1.6 have at most 20 characters. */
    private static final int HEX_DIGITS = 18;

    private final JdbcClient database;
    private final StationCommands commands;
    private final StationNumbers numbers;
    private final Clock clock;

    OwnCars(JdbcClient database, StationCommands commands, StationNumbers numbers, Clock clock) {
        this.database = database;
        this.commands = commands;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<UUID> start(UUID vehicleId, String stationId, int evseId) {
        var version = commands.versionOf(stationId);
        if (version.isEmpty() || hasSession(vehicleId, stationId, evseId)) {
            return Optional.empty();
        }
        var token = token(vehicleId);
        register(vehicleId, token);
        return Optional.of(commands.send(request(version.get(), stationId, evseId, token)));
    }

    private CommandRequest request(
            OcppVersion version, String stationId, int evseId, String token) {
        return switch (version) {
            case V1_6 ->
                    new CommandRequest(
                            stationId,
                            version,
                            "RemoteStartTransaction",
                            new RemoteStartTransaction.Request(evseId, token, null),
                            ACTOR);
            case V2_0_1 ->
                    new CommandRequest(
                            stationId,
                            version,
                            "RequestStartTransaction",
                            new RequestStartTransaction.Request(
                                    evseId,
                                    null,
                                    new IdToken(null, token, IdTokenKind.CENTRAL),
                                    numbers.getAsInt(),
                                    null),
                            ACTOR);
        };
    }

    private boolean hasSession(UUID vehicleId, String stationId, int evseId) {
        return database.sql(
                        """
                        SELECT EXISTS (
                                   SELECT FROM charging.transaction
                                   WHERE station_id = :station AND evse_id = :evse
                                     AND stopped_at IS NULL)
                            OR EXISTS (
                                   SELECT FROM charging.id_token
                                   JOIN charging.transaction
                                     ON lower(transaction.id_token) = lower(id_token.token)
                                   WHERE id_token.vehicle_id = :vehicle
                                     AND transaction.stopped_at IS NULL)
                        """)
                .param("station", stationId)
                .param("evse", evseId)
                .param("vehicle", vehicleId)
                .query(Boolean.class)
                .single();
    }

    static String token(UUID vehicleId) {
        return "BH"
                + vehicleId
                        .toString()
                        .replace("-", "")
                        .substring(0, HEX_DIGITS)
                        .toUpperCase(Locale.ROOT);
    }

    /** Stations of 1.6 know tags of one type only, which is told as that of cards. */
    private void register(UUID vehicleId, String token) {
        database.sql(
                        """
                        INSERT INTO charging.id_token (token, type, internal, vehicle_id, note)
                        SELECT :token, type, true, :vehicle, 'A car of our own fleet'
                        FROM unnest(ARRAY ['Central', 'ISO14443']) AS type
                        ON CONFLICT DO NOTHING
                        """)
                .param("token", token)
                .param("vehicle", vehicleId)
                .update();
    }

    @Override
    public Optional<UUID> carOf(String token) {
        return database.sql(
                        """
                        SELECT vehicle_id FROM charging.id_token
                        WHERE lower(token) = lower(:token) AND internal AND vehicle_id IS NOT NULL
                        LIMIT 1
                        """)
                .param("token", token)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<UUID> charging() {
        return database.sql(
                        """
                        SELECT DISTINCT id_token.vehicle_id
                        FROM charging.transaction
                        JOIN charging.id_token
                          ON lower(id_token.token) = lower(transaction.id_token)
                        WHERE transaction.stopped_at IS NULL AND transaction.internal
                          AND id_token.vehicle_id IS NOT NULL
                        """)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    @Transactional
    public void tellNeed(UUID vehicleId, @Nullable Instant departure, int energyWattHours) {
        database.sql(
                        """
                        INSERT INTO charging.vehicle_need
                            (vehicle_id, departure_at, energy_wh, told_at)
                        VALUES (:vehicle, :departure, :energy, :now)
                        ON CONFLICT (vehicle_id) DO UPDATE
                        SET departure_at = excluded.departure_at, energy_wh = excluded.energy_wh,
                            told_at = excluded.told_at
                        """)
                .param("vehicle", vehicleId)
                .param("departure", departure == null ? null : departure.atOffset(ZoneOffset.UTC))
                .param("energy", energyWattHours)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
