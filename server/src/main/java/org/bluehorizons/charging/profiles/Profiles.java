package org.bluehorizons.charging.profiles;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.SetChargingProfile;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets profiles at stations. Safe for use by many threads; blocks on the database. */
@Component
public class Profiles {

    /** From here on ids belong to the sharing of power. */
    public static final int FIRST_SHARING_ID = 1_000_000_000;

    private final ProfileStore store;
    private final ProfileSettlement settlement;
    private final StationCommands commands;

    Profiles(ProfileStore store, ProfileSettlement settlement, StationCommands commands) {
        this.store = store;
        this.settlement = settlement;
        this.commands = commands;
    }

    /**
     * Who sets a profile where.
     *
     * @param evseId 0: the station, or each of its EVSEs for {@link Purpose#TX_DEFAULT}
     * @param madeBy operator or sharing
     * @param life after which it is not sent any more
     */
    public record Setting(
            String stationId, int evseId, String madeBy, String requestedBy, Duration life) {}

    /**
     * Asks the station to take it; listeners hear of the end. Joins the caller's transaction.
     *
     * @return the command's id
     */
    @Transactional
    public UUID set(Setting where, ChargingProfile profile) {
        var version = version(where.stationId());
        var request =
                switch (version) {
                    case V1_6 ->
                            new SetChargingProfile.Request(where.evseId(), Profile16.of(profile));
                    case V2_0_1 ->
                            new org.bluehorizons.charging.ocpp.v201.SetChargingProfile.Request(
                                    where.evseId(), Profile201.of(profile));
                };
        var command =
                commands.send(
                        new CommandRequest(
                                where.stationId(),
                                version,
                                "SetChargingProfile",
                                request,
                                where.life(),
                                where.requestedBy(),
                                null));
        store.requested(
                new ProfileStore.Order(
                        where.stationId(),
                        where.evseId(),
                        where.madeBy(),
                        where.requestedBy(),
                        command),
                profile);
        return command;
    }

    /**
     * Asks the station to forget profiles.
     *
     * @return the command's id
     */
    @Transactional
    UUID clear(String stationId, ProfileFilter which, String requestedBy) {
        var version = version(stationId);
        var request =
                switch (version) {
                    case V1_6 -> Clearing16.of(which);
                    case V2_0_1 -> Clearing201.of(which);
                };
        return commands.send(
                new CommandRequest(
                        stationId, version, "ClearChargingProfile", request, requestedBy));
    }

    /** Follows a command whose end had no consequences, because they failed then. */
    @Transactional
    public void catchUp(UUID command) {
        commands.find(command)
                .filter(found -> !found.state().isOpen())
                .map(ProfileOutcomes::of)
                .ifPresent(settlement::settled);
    }

    /** Call it outside any transaction. */
    StationCommand await(UUID command, Duration patience) {
        return commands.await(command, patience);
    }

    /**
     * @throws ProblemException 409 {@code station_never_connected}
     */
    OcppVersion version(String stationId) {
        return commands.versionOf(stationId)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "station_never_connected",
                                "Station %s has never connected, so nobody knows which OCPP it speaks."
                                        .formatted(stationId)));
    }
}
