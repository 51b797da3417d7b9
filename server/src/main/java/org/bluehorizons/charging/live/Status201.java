package org.bluehorizons.charging.live;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.StatusNotification;
import org.springframework.stereotype.Component;

/** OCPP 2.0.1 {@code StatusNotification}. */
@Component
class Status201 implements CallHandler<StatusNotification.Request> {

    private final Statuses statuses;

    Status201(Statuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "StatusNotification";
    }

    @Override
    public void handle(List<StationCall<StatusNotification.Request>> calls) {
        var reports = new ArrayList<StatusReport>(calls.size());
        for (var call : calls) {
            var request = call.request();
            if (StatusReport.isNumber(request.evseId())
                    && StatusReport.isNumber(request.connectorId())) {
                reports.add(report(call));
                call.answer(new StatusNotification.Response());
            } else {
                call.refuse(
                        StatusReport.WRONG_NUMBER,
                        "evseId, connectorId: %d, %d (expected: 0..1000)"
                                .formatted(request.evseId(), request.connectorId()));
            }
        }
        statuses.record(reports);
    }

    private static StatusReport report(StationCall<StatusNotification.Request> call) {
        var request = call.request();
        return new StatusReport(
                call.station(),
                request.evseId(),
                // EVSE 0 is the station, whatever connector comes with it.
                request.evseId() == 0 ? 0 : request.connectorId(),
                OcppWord.of(request.connectorStatus()),
                null,
                null,
                null,
                null,
                request.timestamp(),
                call.receivedAt());
    }
}
