package org.bluehorizons.charging.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.StatusNotification;
import org.bluehorizons.charging.ocpp.v16.StatusNotification.ErrorCode;
import org.springframework.stereotype.Component;

/**
 * OCPP 1.6 {@code StatusNotification}: connector 0 is the station, connector N is connector 1 of
 * EVSE N.
 */
@Component
class Status16 implements CallHandler<StatusNotification.Request> {

    private final Statuses statuses;

    Status16(Statuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "StatusNotification";
    }

    @Override
    public void handle(List<StationCall<StatusNotification.Request>> calls) {
        var reports = new ArrayList<StatusReport>(calls.size());
        for (var call : calls) {
            var connector = call.request().connectorId();
            if (StatusReport.isNumber(connector)) {
                reports.add(report(call));
                call.answer(new StatusNotification.Response());
            } else {
                call.refuse(
                        StatusReport.WRONG_NUMBER,
                        "connectorId: %d (expected: 0..1000)".formatted(connector));
            }
        }
        statuses.record(reports);
    }

    private static StatusReport report(StationCall<StatusNotification.Request> call) {
        var request = call.request();
        var error = request.errorCode();
        return new StatusReport(
                call.station(),
                request.connectorId(),
                Math.min(request.connectorId(), 1),
                OcppWord.of(request.status()),
                error == ErrorCode.NO_ERROR ? null : OcppWord.of(error),
                request.info(),
                request.vendorId(),
                request.vendorErrorCode(),
                Objects.requireNonNullElse(request.timestamp(), call.receivedAt()),
                call.receivedAt());
    }
}
