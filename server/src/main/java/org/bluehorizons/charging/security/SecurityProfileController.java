package org.bluehorizons.charging.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v201.Component;
import org.bluehorizons.charging.ocpp.v201.SetNetworkProfile;
import org.bluehorizons.charging.ocpp.v201.SetNetworkProfile.NetworkConnectionProfile;
import org.bluehorizons.charging.ocpp.v201.SetNetworkProfile.OCPPInterface;
import org.bluehorizons.charging.ocpp.v201.SetNetworkProfile.OCPPTransport;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.ocpp.v201.Variable;
import org.bluehorizons.charging.operations.CommandView;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.charging.operations.StationMessage;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/charging/stations/{id}/security-profile}: a safer connection (2.0.1, A05). */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{id}/security-profile")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging security", description = "Stations' certificates and security events")
class SecurityProfileController {

    private static final int PATIENCE_SECONDS = 30;
    private static final int MESSAGE_TIMEOUT_SECONDS = 30;

    private final StationDesk desk;
    private final JdbcClient database;
    private final JsonMapper json;

    @Schema(name = "StationSecurityProfile")
    record Upgrade(
            @Schema(example = "2", description = "1 to 3; 2 and 3 are over TLS.")
                    @Nullable Integer profile,
            @Schema(
                            example = "wss://csms.example/ocpp",
                            description = "OCPP 2.0.1 alone: where it connects then.")
                    @Nullable String url,
            @Schema(
                            example = "2",
                            description =
                                    "OCPP 2.0.1 alone: the slot for the connection, which must not be the one in use; 2 when left out.")
                    @Nullable Integer slot) {}

    SecurityProfileController(StationDesk desk, JdbcClient database, JsonMapper json) {
        this.desk = desk;
        this.database = database;
        this.json = json;
    }

    @PostMapping
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Raise a station's security profile",
            description =
                    "It is in force when the station next connects: reset it, and when it is back raise the profile in its record, so that it cannot go back. Answers with the last command that was sent: a station that refuses the connection is not told to use it.")
    ResponseEntity<CommandView> raise(
            @PathVariable String id, @RequestBody Upgrade wanted, Actor actor) {
        var version = desk.versionOf(id);
        var profile = Objects.requireNonNullElse(wanted.profile(), 0);
        new Rules()
                .check(profile >= 1 && profile <= 3, "profile", "a whole number from 1 to 3")
                .check(
                        version == OcppVersion.V1_6
                                || (wanted.url() != null && wanted.url().matches("wss?://\\S+")),
                        "url",
                        "a WebSocket URL: the station speaks OCPP 2.0.1")
                .demand();
        demandHigher(id, profile);
        return switch (version) {
            case V1_6 -> ask(id, key(profile), actor);
            case V2_0_1 -> connect(id, profile, wanted, actor);
        };
    }

    private ResponseEntity<CommandView> connect(
            String id, int profile, Upgrade wanted, Actor actor) {
        var slot = Objects.requireNonNullElse(wanted.slot(), 2);
        var offered = ask(id, connection(slot, profile, String.valueOf(wanted.url())), actor);
        var response = Objects.requireNonNull(offered.getBody()).response();
        var taken =
                response != null
                        && json.readTree(response).path("status").asString("").equals("Accepted");
        return taken ? ask(id, priority(slot), actor) : offered;
    }

    private ResponseEntity<CommandView> ask(String id, StationMessage message, Actor actor) {
        return desk.answer(
                desk.send(id, message, CommandRequest.USUAL_LIFE, actor), PATIENCE_SECONDS);
    }

    private void demandHigher(String id, int profile) {
        int now =
                database.sql("SELECT security_profile FROM charging.station WHERE id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single();
        if (profile <= now) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "profile_not_higher",
                    "profile: %d (expected: more than the station's, %d)".formatted(profile, now));
        }
    }

    private static StationMessage key(int profile) {
        return new StationMessage(
                OcppVersion.V1_6,
                "ChangeConfiguration",
                new ChangeConfiguration.Request("SecurityProfile", String.valueOf(profile)));
    }

    private static StationMessage connection(int slot, int profile, String url) {
        return new StationMessage(
                OcppVersion.V2_0_1,
                "SetNetworkProfile",
                new SetNetworkProfile.Request(
                        slot,
                        new NetworkConnectionProfile(
                                null,
                                SetNetworkProfile.OCPPVersion.OCPP20,
                                OCPPTransport.JSON,
                                url,
                                MESSAGE_TIMEOUT_SECONDS,
                                profile,
                                OCPPInterface.WIRED0,
                                null)));
    }

    private static StationMessage priority(int slot) {
        return new StationMessage(
                OcppVersion.V2_0_1,
                "SetVariables",
                new SetVariables.Request(
                        List.of(
                                new SetVariableData(
                                        null,
                                        // The one that works now stays as a way back.
                                        slot == 1 ? "1" : slot + ",1",
                                        new Component(null, "OCPPCommCtrlr", null),
                                        new Variable("NetworkConfigurationPriority", null)))));
    }
}
