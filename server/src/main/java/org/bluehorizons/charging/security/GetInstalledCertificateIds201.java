package org.bluehorizons.charging.security;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GetInstalledCertificateIds;
import org.bluehorizons.charging.ocpp.v201.GetInstalledCertificateIds.CertificateHashDataChain;
import org.springframework.stereotype.Component;

/** Keeps what certificates are in a 2.0.1 station (M03). */
@Component
class GetInstalledCertificateIds201 implements AnswerHandler {

    private final InstalledCertificates certificates;
    private final Clock clock;

    GetInstalledCertificateIds201(InstalledCertificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
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
        var asked = command.request(GetInstalledCertificateIds.Request.class).certificateType();
        var told =
                Objects.requireNonNullElse(
                        command.answer(GetInstalledCertificateIds.Response.class)
                                .certificateHashDataChain(),
                        List.<CertificateHashDataChain>of());
        certificates.replace(
                command.stationId(),
                asked == null ? List.of() : asked.stream().map(OcppWord::of).toList(),
                told.stream()
                        .map(chain ->
                                new InstalledCertificates.Installed(
                                        OcppWord.of(chain.certificateType()),
                                        OcppWord.of(chain.certificateHashData().hashAlgorithm()),
                                        chain.certificateHashData().issuerNameHash(),
                                        chain.certificateHashData().issuerKeyHash(),
                                        chain.certificateHashData().serialNumber()))
                        .toList(),
                clock.instant());
    }
}
