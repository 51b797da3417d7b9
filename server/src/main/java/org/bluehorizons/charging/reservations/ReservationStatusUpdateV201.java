package org.bluehorizons.charging.reservations;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.ReservationStatusUpdate;
import org.springframework.stereotype.Component;

/** OCPP 2.0.1 {@code ReservationStatusUpdate}: nobody came, or it was removed at the station. */
@Component
class ReservationStatusUpdateV201 implements CallHandler<ReservationStatusUpdate.Request> {

    private final ReservationTable table;

    ReservationStatusUpdateV201(ReservationTable table) {
        this.table = table;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "ReservationStatusUpdate";
    }

    @Override
    public void handle(List<StationCall<ReservationStatusUpdate.Request>> calls) {
        for (var call : calls) {
            var told = call.request();
            table.lockByNumber(call.station(), told.reservationId())
                    .filter(one -> one.state().isOpen())
                    .ifPresent(one ->
                            table.move(
                                    List.of(one),
                                    switch (told.reservationUpdateStatus()) {
                                        case EXPIRED -> ReservationState.EXPIRED;
                                        case REMOVED -> ReservationState.CANCELLED;
                                    },
                                    "told by the station",
                                    null,
                                    call.receivedAt()));
            call.answer(new ReservationStatusUpdate.Response());
        }
    }
}
