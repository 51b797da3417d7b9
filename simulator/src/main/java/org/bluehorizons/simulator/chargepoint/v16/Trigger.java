package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.Reading;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Telling what the server wants to hear now (1.6, section 5.17; the security extension too). */
final class Trigger {

    private static final String IDLE = "{\"status\":\"Idle\"}";

    private Trigger() {}

    static Reply message(ChargePoint station, JsonNode call) {
        var number = call.path("connectorId").asInt(0);
        if (number != 0 && station.outlet(number) == null) {
            return Reply.REJECTED;
        }
        @Nullable Runnable act =
                switch (call.required("requestedMessage").asString()) {
                    case "BootNotification" -> station::bootAgain;
                    case "Heartbeat" -> () -> station.tell(Message.HEARTBEAT);
                    case "StatusNotification" -> () -> statuses(station, number);
                    case "MeterValues" -> () -> meters(station, number);
                    case "FirmwareStatusNotification" ->
                            () ->
                                    station.tell(
                                            new Message.Other("FirmwareStatusNotification", IDLE));
                    case "DiagnosticsStatusNotification" ->
                            () ->
                                    station.tell(
                                            new Message.Other(
                                                    "DiagnosticsStatusNotification", IDLE));
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

    private static void statuses(ChargePoint station, int number) {
        if (number == 0) {
            station.report(null, false);
            station.outlets().forEach(outlet -> station.report(outlet, false));
        } else {
            station.report(station.outlet(number), false);
        }
    }

    private static void meters(ChargePoint station, int number) {
        station.outlets().stream()
                .filter(outlet -> number == 0 || outlet.number() == number)
                .forEach(outlet -> meter(station, outlet));
    }

    private static void meter(ChargePoint station, Outlet outlet) {
        if (!outlet.tellMeter()) {
            var reading = outlet.read(Reading.Context.TRIGGER);
            station.tell(new Message.ClockReading(outlet, reading, station.now()));
        }
    }
}
