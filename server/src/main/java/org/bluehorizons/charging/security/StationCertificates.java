package org.bluehorizons.charging.security;

import java.security.cert.X509Certificate;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.certificates.Pem;
import org.bluehorizons.platform.certificates.SigningRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs what stations ask to be signed. Safe for use by many threads. */
@Component
class StationCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(StationCertificates.class);

    private final StationAuthority authority;
    private final StationCommands commands;
    private final IssuedCertificates issued;

    StationCertificates(
            StationAuthority authority, StationCommands commands, IssuedCertificates issued) {
        this.authority = authority;
        this.commands = commands;
        this.issued = issued;
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
            LOG.warn(
                    "station {} gets no certificate; of its request is expected: {}",
                    station,
                    refused.rule());
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
        issued.keep(station, certificate, command);
        return true;
    }
}
