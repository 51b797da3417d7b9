package org.bluehorizons.charging.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.configuration.VariableValue.Traits;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.NotifyReport;
import org.bluehorizons.charging.ocpp.v201.NotifyReport.ReportData;
import org.springframework.stereotype.Component;

/** NotifyReport (B07, B08): a part of a base or a custom report. */
@Component
class NotifyReport201 implements CallHandler<NotifyReport.Request> {

    private final Variables variables;
    private final Reports reports;

    NotifyReport201(Variables variables, Reports reports) {
        this.variables = variables;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyReport";
    }

    @Override
    public void handle(List<StationCall<NotifyReport.Request>> calls) {
        variables.put(calls.stream().flatMap(NotifyReport201::values).toList());
        for (var complete :
                reports.came(
                        Reports.Kind.VARIABLES,
                        calls.stream().map(NotifyReport201::part).toList())) {
            if (complete.whole()) {
                variables.forgetOlder(complete.station(), complete.requestedAt());
            }
        }
        calls.forEach(call -> call.answer(new NotifyReport.Response()));
    }

    private static Stream<VariableValue> values(StationCall<NotifyReport.Request> call) {
        var data = call.request().reportData();
        return data == null ? Stream.empty() : data.stream().flatMap(told -> values(call, told));
    }

    private static Stream<VariableValue> values(
            StationCall<NotifyReport.Request> call, ReportData told) {
        var name = VariableName.of(told.component(), told.variable());
        var traits = Traits.of(told.variableCharacteristics());
        return told.variableAttribute().stream()
                .map(attribute ->
                        VariableValue.reported(
                                call.station(), name, attribute, traits, call.receivedAt()));
    }

    private static Reports.Part part(StationCall<NotifyReport.Request> call) {
        var request = call.request();
        return new Reports.Part(
                call.station(),
                request.requestId(),
                request.seqNo(),
                !Boolean.TRUE.equals(request.tbc()),
                call.receivedAt());
    }
}
