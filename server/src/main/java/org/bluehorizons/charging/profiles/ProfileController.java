package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/stations/{id}/profiles}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{stationId}/profiles")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging profiles", description = "Limits over time that charging stations keep")
class ProfileController {

    private final Profiles profiles;
    private final ProfileStore store;
    private final ProfileStations stations;

    ProfileController(Profiles profiles, ProfileStore store, ProfileStations stations) {
        this.profiles = profiles;
        this.store = store;
        this.stations = stations;
    }

    /** What is known, and what asking has come to. */
    @Schema(name = "ChargingProfiles")
    record Known(List<InstalledProfile> items) {}

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(
            summary = "The profiles of a station as far as we know",
            description = "Those that we sent, and those of its last report (2.0.1).")
    Known list(@PathVariable String stationId) {
        stations.demand(stationId);
        return new Known(store.of(stationId));
    }

    @PutMapping("/{profileId}")
    @Operation(
            summary = "Set a profile at a station",
            description =
                    "202 while the station has not answered. A station of a site with a power limit takes station_max only: its sessions' limits are the sharing's.")
    ResponseEntity<InstalledProfile> set(
            @PathVariable String stationId,
            @PathVariable int profileId,
            @RequestBody ProfileDraft draft,
            @Parameter(description = "Seconds to wait for the station's answer, 0 to 30.")
                    @RequestParam(defaultValue = "0")
                    int wait,
            Actor actor) {
        var patience = Parameters.seconds(wait);
        var profile = draft.checked(profileId);
        stations.demand(stationId);
        if (profile.purpose() != Purpose.STATION_MAX && stations.isShared(stationId)) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "power_is_shared",
                    "The station's site has a power limit, so its sessions' profiles are made by the sharing of power; set station_max, or take the site's limit away.");
        }
        var command =
                profiles.set(
                        new Profiles.Setting(
                                stationId,
                                Objects.requireNonNull(draft.evseId()),
                                "operator",
                                actor.name(),
                                CommandRequest.USUAL_LIFE),
                        profile);
        profiles.await(command, patience);
        var known =
                store.of(stationId).stream()
                        .filter(row -> row.profile().id() == profileId)
                        .findFirst()
                        .orElseThrow();
        return ResponseEntity.status(
                        known.state().equals("requested") ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(known);
    }

    @DeleteMapping("/{profileId}")
    @Operation(summary = "Clear one profile at a station")
    ResponseEntity<Asked> clear(
            @PathVariable String stationId,
            @PathVariable int profileId,
            @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        new Rules()
                .check(
                        profileId < Profiles.FIRST_SHARING_ID || !stations.isShared(stationId),
                        "profileId",
                        "below 1000000000 while the site's power is shared")
                .demand();
        return clear(stationId, new ProfileFilter(profileId, null, null, null), wait, actor);
    }

    @DeleteMapping
    @Operation(
            summary = "Clear the profiles of a station that match all that is given",
            description = "At least one of purpose, stackLevel and evseId.")
    ResponseEntity<Asked> clear(
            @PathVariable String stationId,
            @RequestParam @Nullable String purpose,
            @RequestParam @Nullable Integer stackLevel,
            @RequestParam @Nullable Integer evseId,
            @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        var wanted = purpose == null ? null : Parameters.purpose(purpose);
        new Rules()
                .check(
                        wanted != null || stackLevel != null || evseId != null,
                        "purpose",
                        "at least one of purpose, stackLevel and evseId")
                .check(
                        wanted == Purpose.STATION_MAX || !stations.isShared(stationId),
                        "purpose",
                        "station_max while the site's power is shared")
                .demand();
        return clear(stationId, new ProfileFilter(null, evseId, wanted, stackLevel), wait, actor);
    }

    private ResponseEntity<Asked> clear(
            String stationId, ProfileFilter which, int wait, Actor actor) {
        var patience = Parameters.seconds(wait);
        stations.demand(stationId);
        var command = profiles.clear(stationId, which, actor.name());
        var asked = Asked.of(profiles.await(command, patience));
        return ResponseEntity.status(
                        CommandState.ANSWERED.word().equals(asked.state())
                                ? HttpStatus.OK
                                : HttpStatus.ACCEPTED)
                .body(asked);
    }
}
