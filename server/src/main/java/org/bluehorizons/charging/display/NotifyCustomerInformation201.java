package org.bluehorizons.charging.display;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.configuration.Reports;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.NotifyCustomerInformation;
import org.springframework.stereotype.Component;

/** NotifyCustomerInformation (N09): a part of what a station knows of a customer. */
@Component
class NotifyCustomerInformation201 implements CallHandler<NotifyCustomerInformation.Request> {

    private final CustomerKnowledge knowledge;
    private final Reports reports;

    NotifyCustomerInformation201(CustomerKnowledge knowledge, Reports reports) {
        this.knowledge = knowledge;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyCustomerInformation";
    }

    @Override
    public void handle(List<StationCall<NotifyCustomerInformation.Request>> calls) {
        knowledge.keep(calls);
        reports.came(
                Reports.Kind.CUSTOMER,
                calls.stream().map(NotifyCustomerInformation201::part).toList());
        calls.forEach(call -> call.answer(new NotifyCustomerInformation.Response()));
    }

    private static Reports.Part part(StationCall<NotifyCustomerInformation.Request> call) {
        return new Reports.Part(
                call.station(),
                call.request().requestId(),
                call.request().seqNo(),
                !Boolean.TRUE.equals(call.request().tbc()),
                call.receivedAt());
    }
}
