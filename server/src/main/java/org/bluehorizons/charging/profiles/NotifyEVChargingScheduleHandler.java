package org.bluehorizons.charging.profiles;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.GenericStatus;
import org.bluehorizons.charging.ocpp.v201.NotifyEVChargingSchedule;
import org.springframework.stereotype.Component;

/** The schedule that a car chose (ISO 15118); kept. */
@Component
class NotifyEVChargingScheduleHandler implements CallHandler<NotifyEVChargingSchedule.Request> {

    private final OutsideNotes notes;

    NotifyEVChargingScheduleHandler(OutsideNotes notes) {
        this.notes = notes;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyEVChargingSchedule";
    }

    @Override
    public void handle(List<StationCall<NotifyEVChargingSchedule.Request>> calls) {
        calls.forEach(this::handle);
    }

    private void handle(StationCall<NotifyEVChargingSchedule.Request> call) {
        notes.schedule(
                new OutsideNotes.Spot(call.station(), call.request().evseId()), call.payload());
        call.answer(new NotifyEVChargingSchedule.Response(GenericStatus.ACCEPTED, null));
    }
}
