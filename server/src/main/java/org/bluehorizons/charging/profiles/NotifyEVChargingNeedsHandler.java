package org.bluehorizons.charging.profiles;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.NotifyEVChargingNeeds;
import org.bluehorizons.charging.ocpp.v201.NotifyEVChargingNeeds.NotifyEVChargingNeedsStatus;
import org.springframework.stereotype.Component;

/** What a car says that it needs (ISO 15118); feeds the sharing of power. */
@Component
class NotifyEVChargingNeedsHandler implements CallHandler<NotifyEVChargingNeeds.Request> {

    private final OutsideNotes notes;

    NotifyEVChargingNeedsHandler(OutsideNotes notes) {
        this.notes = notes;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyEVChargingNeeds";
    }

    @Override
    public void handle(List<StationCall<NotifyEVChargingNeeds.Request>> calls) {
        calls.forEach(this::handle);
    }

    private void handle(StationCall<NotifyEVChargingNeeds.Request> call) {
        var needs = call.request().chargingNeeds();
        var ac = needs.acChargingParameters();
        var dc = needs.dcChargingParameters();
        notes.needs(
                new OutsideNotes.Spot(call.station(), call.request().evseId()),
                new OutsideNotes.Needs(
                        needs.departureTime(),
                        ac != null ? ac.energyAmount() : dc != null ? dc.energyAmount() : null,
                        dc == null ? null : dc.stateOfCharge()),
                call.payload());
        call.answer(new NotifyEVChargingNeeds.Response(NotifyEVChargingNeedsStatus.ACCEPTED, null));
    }
}
