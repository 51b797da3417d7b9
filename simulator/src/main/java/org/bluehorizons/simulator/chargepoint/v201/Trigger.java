package org.bluehorizons.simulator.chargepoint.v201;

import java.util.stream.Stream;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.Reading;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Telling what the server wants to hear now (2.0.1, part 2, F06). */
final class Trigger {

    private static final String IDLE = "{\"status\":\"Idle\"}";

    private Trigger() {}

    static Reply message(ChargePoint station, JsonNode call) {
        var number = call.path("evse").path("id").asInt(0);
        if (number != 0 && station.outlet(number) == null) {
            return Reply.REJECTED;
        }
        @Nullable Runnable act =
                switch (call.required("requestedMessage").asString()) {
                    case "BootNotification" -> station::bootAgain;
                    case "Heartbeat" -> () -> station.tell(Message.HEARTBEAT);
                    case "StatusNotification" ->
                            () -> outlets(station, number).forEach(o -> station.report(o, false));
                    case "MeterValues" ->
                            () -> outlets(station, number).forEach(o -> meter(station, o));
                    case "TransactionEvent" ->
                            () -> outlets(station, number).forEach(Outlet::tellMeter);
                    case "FirmwareStatusNotification" ->
                            () ->
                                    station.tell(
                                            new Message.Other("FirmwareStatusNotification", IDLE));
                    case "LogStatusNotification" ->
                            () -> station.tell(new Message.Other("LogStatusNotification", IDLE));
                    default -> null;
                };
        if (act == null) {
            return Reply.status("NotImplemented");
        }
        station.soon(act);
        return Reply.ACCEPTED;
    }

    private static Stream<Outlet> outlets(ChargePoint station, int number) {
        return station.outlets().stream()
                .filter(outlet -> number == 0 || outlet.number() == number);
    }

    private static void meter(ChargePoint station, Outlet outlet) {
        var reading = outlet.read(Reading.Context.TRIGGER);
        station.tell(new Message.ClockReading(outlet, reading, station.now()));
    }
}
