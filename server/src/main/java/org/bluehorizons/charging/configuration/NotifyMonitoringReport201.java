package org.bluehorizons.charging.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.NotifyMonitoringReport;
import org.bluehorizons.charging.ocpp.v201.NotifyMonitoringReport.MonitoringData;
import org.bluehorizons.charging.ocpp.v201.NotifyMonitoringReport.VariableMonitoring;
import org.springframework.stereotype.Component;

/** NotifyMonitoringReport (N02): a part of a report on monitors. */
@Component
class NotifyMonitoringReport201 implements CallHandler<NotifyMonitoringReport.Request> {

    private final Monitors monitors;
    private final Reports reports;

    NotifyMonitoringReport201(Monitors monitors, Reports reports) {
        this.monitors = monitors;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyMonitoringReport";
    }

    @Override
    public void handle(List<StationCall<NotifyMonitoringReport.Request>> calls) {
        monitors.put(calls.stream().flatMap(NotifyMonitoringReport201::monitors).toList());
        for (var complete :
                reports.came(
                        Reports.Kind.MONITORS,
                        calls.stream().map(NotifyMonitoringReport201::part).toList())) {
            if (complete.whole()) {
                monitors.forgetOlder(complete.station(), complete.requestedAt());
            }
        }
        calls.forEach(call -> call.answer(new NotifyMonitoringReport.Response()));
    }

    private static Stream<Monitors.Monitor> monitors(
            StationCall<NotifyMonitoringReport.Request> call) {
        var data = call.request().monitor();
        return data == null
                ? Stream.empty()
                : data.stream()
                        .flatMap(told ->
                                told.variableMonitoring().stream()
                                        .map(monitor -> monitor(call, told, monitor)));
    }

    private static Monitors.Monitor monitor(
            StationCall<NotifyMonitoringReport.Request> call,
            MonitoringData told,
            VariableMonitoring monitor) {
        return new Monitors.Monitor(
                call.station(),
                monitor.id(),
                VariableName.of(told.component(), told.variable()),
                OcppWord.of(monitor.type()),
                monitor.value(),
                monitor.severity(),
                monitor.transaction(),
                call.receivedAt());
    }

    private static Reports.Part part(StationCall<NotifyMonitoringReport.Request> call) {
        var request = call.request();
        return new Reports.Part(
                call.station(),
                request.requestId(),
                request.seqNo(),
                !Boolean.TRUE.equals(request.tbc()),
                call.receivedAt());
    }
}
