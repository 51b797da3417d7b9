package org.bluehorizons.vehicles.registry;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.certificates.Pem;
import org.bluehorizons.platform.certificates.SigningRequest;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.registry.CredentialController.Issued;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues and revokes cars' credentials, each with its audit entry. Safe for use by many threads.
 */
@Component
class CredentialIssue {

    private static final int PASSWORD_BYTES = 32;
    private static final int MOST_VALID = 20;

    private final Vehicles vehicles;
    private final Credentials credentials;
    private final VehicleAuthority authority;
    private final AuditLog audit;
    private final SecureRandom random;

    CredentialIssue(
            Vehicles vehicles,
            Credentials credentials,
            VehicleAuthority authority,
            AuditLog audit,
            SecureRandom random) {
        this.vehicles = vehicles;
        this.credentials = credentials;
        this.authority = authority;
        this.audit = audit;
        this.random = random;
    }

    @Transactional
    public Issued password(VehicleId car, Actor actor) {
        demandRoom(car);
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var made = credentials.insertPassword(car, Fingerprint.of(password));
        record(actor, "credential.issued", car, made);
        return new Issued(made.id(), made.kind(), car.toString(), password, null, null, null, null);
    }

    /** With a key that the platform makes. */
    @Transactional
    public Issued certificate(VehicleId car, Actor actor) {
        demandRoom(car);
        var key = VehicleAuthority.newKey(random);
        return issued(
                car,
                authority.issueTo(car, key.getPublic()),
                Pem.privateKey(key.getPrivate()),
                actor);
    }

    /** For the key in the request. */
    @Transactional
    public Issued certificate(VehicleId car, String signingRequest, Actor actor) {
        demandRoom(car);
        try {
            var key = SigningRequest.parse(signingRequest).keyOf(car.toString());
            return issued(car, authority.issueTo(car, key), null, actor);
        } catch (SigningRequest.Refused refused) {
            throw ProblemException.field("certificateSigningRequest", refused.rule());
        }
    }

    @Transactional
    public void revoke(VehicleId car, UUID id, Actor actor) {
        var revoked =
                credentials
                        .revoke(car, id)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "credential_not_found",
                                        "The vehicle has no valid credential " + id));
        record(actor, "credential.revoked", car, revoked);
    }

    private Issued issued(
            VehicleId car, X509Certificate certificate, @Nullable String privateKey, Actor actor) {
        var made = credentials.insertCertificate(car, certificate);
        record(actor, "credential.issued", car, made);
        return new Issued(
                made.id(),
                made.kind(),
                null,
                null,
                Pem.certificate(certificate),
                privateKey,
                Pem.certificate(authority.trustAnchor()),
                made.expiresAt());
    }

    private void demandRoom(VehicleId car) {
        vehicles.lock(car);
        if (credentials.countValid(car) >= MOST_VALID) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "too_many_credentials",
                    "The vehicle has %d valid credentials; revoke some first."
                            .formatted(MOST_VALID));
        }
    }

    private void record(Actor actor, String action, VehicleId car, Credential credential) {
        audit.record(actor, action, "vehicle:" + car, null, credential);
    }
}
