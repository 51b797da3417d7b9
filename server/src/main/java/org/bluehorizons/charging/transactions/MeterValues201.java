package org.bluehorizons.charging.transactions;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.MeterValues;
import org.springframework.stereotype.Component;

/**
 * OCPP 2.0.1 {@code MeterValues}: those outside transactions. What comes while one runs at the EVSE
 * is of the same meter and helps to know its energy.
 */
@Component
class MeterValues201 implements CallHandler<MeterValues.Request> {

    private final MeterValueIntake intake;

    MeterValues201(MeterValueIntake intake) {
        this.intake = intake;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "MeterValues";
    }

    @Override
    public void handle(List<StationCall<MeterValues.Request>> calls) {
        intake.take(
                calls.stream()
                        .map(call ->
                                new MeterValueIntake.Message(
                                        call.station(),
                                        call.request().evseId(),
                                        null,
                                        SampleReader.read201(
                                                call.request().meterValue(), call.receivedAt()),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new MeterValues.Response()));
    }
}
