package org.bluehorizons.vehicles.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles/{id}/credentials}: what lets a car connect. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles/{id}/credentials")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Vehicles")
class CredentialController {

    private final Credentials credentials;
    private final CredentialIssue issue;

    @Schema(name = "NewVehicleCredential")
    record Wanted(
            @Schema(
                            example = "password",
                            allowableValues = {"password", "certificate"})
                    @Nullable String kind,
            @Schema(
                            description =
                                    "PKCS #10 in PEM, its CN the vehicle's id; without it the platform makes the key.")
                    @Nullable String certificateSigningRequest) {}

    /** The secret is answered this once. */
    @Schema(name = "IssuedVehicleCredential")
    record Issued(
            UUID id,
            @Schema(example = "password") String kind,
            @Schema(description = "MQTT user name: the vehicle's id.") @Nullable String username,
            @Schema(description = "MQTT password.") @Nullable String password,
            @Schema(description = "In PEM.") @Nullable String certificate,
            @Schema(description = "PKCS #8 in PEM, unless the car made its key itself.")
                    @Nullable String privateKey,
            @Schema(description = "In PEM: what the car checks the platform's certificate with.")
                    @Nullable String certificateAuthority,
            @Nullable Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[id=%s, kind=%s]".formatted(id, kind);
        }
    }

    CredentialController(Credentials credentials, CredentialIssue issue) {
        this.credentials = credentials;
        this.issue = issue;
    }

    @PostMapping
    @Operation(summary = "Issue a password or a client certificate")
    ResponseEntity<Issued> issue(
            @PathVariable VehicleId id, @RequestBody Wanted wanted, Actor actor) {
        var issued =
                switch (wanted.kind()) {
                    case "password" -> issue.password(id, actor);
                    case "certificate" ->
                            wanted.certificateSigningRequest() == null
                                    ? issue.certificate(id, actor)
                                    : issue.certificate(
                                            id, wanted.certificateSigningRequest(), actor);
                    case null, default ->
                            throw ProblemException.field("kind", "password or certificate");
                };
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(issued);
    }

    @GetMapping
    @Operation(summary = "A car's credentials, newest first, without their secrets")
    Page<Credential> list(@PathVariable VehicleId id) {
        List<Credential> all = credentials.list(id);
        return new Page<>(all, null);
    }

    @DeleteMapping("/{credentialId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a credential; the car is disconnected")
    void revoke(@PathVariable VehicleId id, @PathVariable UUID credentialId, Actor actor) {
        issue.revoke(id, credentialId, actor);
    }
}
