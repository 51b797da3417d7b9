package org.bluehorizons.charging.profiles;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.ClearedChargingLimit;
import org.springframework.stereotype.Component;

/** An outside limit is gone. */
@Component
class ClearedChargingLimitHandler implements CallHandler<ClearedChargingLimit.Request> {

    private final OutsideNotes notes;

    ClearedChargingLimitHandler(OutsideNotes notes) {
        this.notes = notes;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "ClearedChargingLimit";
    }

    @Override
    public void handle(List<StationCall<ClearedChargingLimit.Request>> calls) {
        calls.forEach(this::handle);
    }

    private void handle(StationCall<ClearedChargingLimit.Request> call) {
        var told = call.request();
        notes.freed(call.station(), told.evseId(), OcppWord.of(told.chargingLimitSource()));
        call.answer(new ClearedChargingLimit.Response());
    }
}
