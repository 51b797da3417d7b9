package org.bluehorizons.charging.display;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.configuration.Reports;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.CustomerInformation;
import org.bluehorizons.charging.ocpp.v201.CustomerInformation.CustomerInformationStatus;
import org.springframework.stereotype.Component;

/** Whether a station will tell what it knows of a customer (N09, N10). */
@Component
class CustomerInformation201 implements AnswerHandler {

    private final Reports reports;

    CustomerInformation201(Reports reports) {
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "CustomerInformation";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var request = command.request(CustomerInformation.Request.class);
        reports.asked(
                Reports.Kind.CUSTOMER,
                command.stationId(),
                request.requestId(),
                true,
                command.acceptedAt());
        var status = command.answer(CustomerInformation.Response.class).status();
        if (status != CustomerInformationStatus.ACCEPTED) {
            reports.refused(
                    Reports.Kind.CUSTOMER,
                    command.stationId(),
                    request.requestId(),
                    OcppWord.of(status));
        }
    }
}
