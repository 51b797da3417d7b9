package org.bluehorizons.charging.security;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.DeleteCertificate;
import org.springframework.stereotype.Component;

/** Forgets a certificate that a station does not have any more. */
@Component
class DeleteCertificate201 implements AnswerHandler {

    private final InstalledCertificates certificates;

    DeleteCertificate201(InstalledCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "DeleteCertificate";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        switch (command.answer(DeleteCertificate.Response.class).status()) {
            case ACCEPTED, NOT_FOUND -> {
                var hash = command.request(DeleteCertificate.Request.class).certificateHashData();
                certificates.remove(command.stationId(), hash.issuerKeyHash(), hash.serialNumber());
            }
            case FAILED -> {
                // It is still there.
            }
        }
    }
}
