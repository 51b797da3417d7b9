package org.bluehorizons.charging.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs what stations ask to be signed, and keeps what was. Safe for use by many threads. */
@Component
class StationCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(StationCertificates.class);

    private final StationAuthority authority;
    private final StationCommands commands;
    private final JdbcClient database;
    private final Clock clock;

    StationCertificates(
            StationAuthority authority,
            StationCommands commands,
            JdbcClient database,
            Clock clock) {
        this.authority = authority;
        this.commands = commands;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Signs the request and sends the certificate after it, in the caller's transaction.
     *
     * @return whether it was signed
     */
    boolean sign(String station, OcppVersion version, String csr) {
        X509Certificate certificate;
        try {
            var key = SigningRequest.parse(csr).keyOf(station);
            certificate = authority.issueTo(station, key);
        } catch (SigningRequest.Refused refused) {
            LOG.warn("station {} gets no certificate: {}", station, refused.reason());
            return false;
        }
        // The anchor is not sent along: a station must have it already, or it could be anybody's.
        var chain = Pem.certificate(certificate);
        var command =
                commands.send(
                        new CommandRequest(
                                station,
                                version,
                                "CertificateSigned",
                                switch (version) {
                                    case V1_6 ->
                                            new org.bluehorizons.charging.ocpp.v16.CertificateSigned
                                                    .Request(chain);
                                    case V2_0_1 ->
                                            new org.bluehorizons.charging.ocpp.v201
                                                    .CertificateSigned.Request(
                                                    chain,
                                                    org.bluehorizons.charging.ocpp.v201
                                                            .CertificateSigningUse
                                                            .CHARGING_STATION_CERTIFICATE);
                                },
                                "system"));
        keep(station, certificate, command);
        return true;
    }

    private void keep(String station, X509Certificate certificate, UUID command) {
        database.sql(
                        """
                        INSERT INTO charging.station_certificate
                            (fingerprint, station_id, serial, not_after, command_id, issued_at)
                        VALUES (:fingerprint, :station, :serial, :notAfter, :command, :now)
                        """)
                .param("fingerprint", fingerprint(certificate))
                .param("station", station)
                .param("serial", certificate.getSerialNumber().toString(16))
                .param("notAfter", certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                .param("command", command)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the station did with its certificate. */
    void settled(UUID command, String state) {
        database.sql(
                        """
                        UPDATE charging.station_certificate
                        SET state = :state
                        WHERE command_id = :command
                        """)
                .param("command", command)
                .param("state", state)
                .update();
    }

    private static byte[] fingerprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
