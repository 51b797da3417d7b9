package org.bluehorizons.charging.security;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.CertificateHashData;
import org.bluehorizons.charging.ocpp.v16.GetInstalledCertificateIds;
import org.springframework.stereotype.Component;

/** Keeps what certificates are in a 1.6 station. */
@Component
class GetInstalledCertificateIds16 implements AnswerHandler {

    private final InstalledCertificates certificates;
    private final Clock clock;

    GetInstalledCertificateIds16(InstalledCertificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "GetInstalledCertificateIds";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var use =
                OcppWord.of(
                        command.request(GetInstalledCertificateIds.Request.class)
                                .certificateType());
        var told =
                Objects.requireNonNullElse(
                        command.answer(GetInstalledCertificateIds.Response.class)
                                .certificateHashData(),
                        List.<CertificateHashData>of());
        certificates.replace(
                command.stationId(),
                List.of(use),
                told.stream()
                        .map(hash ->
                                new InstalledCertificates.Installed(
                                        use,
                                        OcppWord.of(hash.hashAlgorithm()),
                                        hash.issuerNameHash(),
                                        hash.issuerKeyHash(),
                                        hash.serialNumber()))
                        .toList(),
                clock.instant());
    }
}
