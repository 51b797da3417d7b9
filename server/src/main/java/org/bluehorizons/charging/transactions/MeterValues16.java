package org.bluehorizons.charging.transactions;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.MeterValues;
import org.springframework.stereotype.Component;

/** OCPP 1.6 {@code MeterValues}. Without an id they belong to what runs at the connector. */
@Component
class MeterValues16 implements CallHandler<MeterValues.Request> {

    private final MeterValueIntake intake;

    MeterValues16(MeterValueIntake intake) {
        this.intake = intake;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "MeterValues";
    }

    @Override
    public void handle(List<StationCall<MeterValues.Request>> calls) {
        intake.take(calls.stream().map(MeterValues16::message).toList());
        calls.forEach(call -> call.answer(new MeterValues.Response()));
    }

    private static MeterValueIntake.Message message(StationCall<MeterValues.Request> call) {
        var request = call.request();
        var id = request.transactionId();
        return new MeterValueIntake.Message(
                call.station(),
                request.connectorId(),
                id == null || id <= 0 ? null : id.toString(),
                SampleReader.read16(request.meterValue(), call.receivedAt()),
                call.receivedAt());
    }
}
