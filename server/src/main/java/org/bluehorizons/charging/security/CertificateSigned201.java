package org.bluehorizons.charging.security;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.CertificateSigned;
import org.springframework.stereotype.Component;

/** Whether a 2.0.1 station took its new certificate. */
@Component
class CertificateSigned201 implements AnswerHandler {

    private final IssuedCertificates certificates;

    CertificateSigned201(IssuedCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "CertificateSigned";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            certificates.settled(command.id(), "lost");
            return;
        }
        certificates.settled(
                command.id(),
                switch (command.answer(CertificateSigned.Response.class).status()) {
                    case ACCEPTED -> "accepted";
                    case REJECTED -> "rejected";
                });
    }
}
