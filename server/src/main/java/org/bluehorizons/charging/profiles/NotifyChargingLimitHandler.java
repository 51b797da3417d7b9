package org.bluehorizons.charging.profiles;

import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.NotifyChargingLimit;
import org.springframework.stereotype.Component;

/** Somebody else limits the station, such as the grid operator. */
@Component
class NotifyChargingLimitHandler implements CallHandler<NotifyChargingLimit.Request> {

    private final OutsideNotes notes;

    NotifyChargingLimitHandler(OutsideNotes notes) {
        this.notes = notes;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyChargingLimit";
    }

    @Override
    public void handle(List<StationCall<NotifyChargingLimit.Request>> calls) {
        calls.forEach(this::handle);
    }

    private void handle(StationCall<NotifyChargingLimit.Request> call) {
        var told = call.request();
        notes.limited(
                new OutsideNotes.Spot(call.station(), Objects.requireNonNullElse(told.evseId(), 0)),
                OcppWord.of(told.chargingLimit().chargingLimitSource()),
                told.chargingLimit().isGridCritical(),
                Profile201.read(told.chargingSchedule()));
        call.answer(new NotifyChargingLimit.Response());
    }
}
