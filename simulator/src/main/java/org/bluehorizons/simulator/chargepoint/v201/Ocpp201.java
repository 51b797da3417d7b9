package org.bluehorizons.simulator.chargepoint.v201;

import java.time.Instant;
import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Dialect;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Message.TransactionEvent;
import org.bluehorizons.simulator.chargepoint.station.Model;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.Reading;
import org.bluehorizons.simulator.chargepoint.station.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What 2.0.1 says. Its templates are written by hand, and only tokens come from outside and need
 * escaping.
 */
public final class Ocpp201 implements Dialect {

    private final Map<String, Duty> duties = Duties201.all();

    @Override
    public String subprotocol() {
        return "ocpp2.0.1";
    }

    @Override
    public String version() {
        return "2.0.1";
    }

    @Override
    public String word(Status status) {
        return status.word201();
    }

    @Override
    public boolean hasStationStatus() {
        return false;
    }

    @Override
    public @Nullable Duty duty(String action) {
        return duties.get(action);
    }

    @Override
    public String malformed() {
        return "FormatViolation";
    }

    @Override
    public @Nullable String action(Message message) {
        return switch (message) {
            case Message.Boot _ -> "BootNotification";
            case Message.Heartbeat _ -> "Heartbeat";
            case Message.StatusReport(var outlet, _, _, _, _) ->
                    outlet == null ? null : "StatusNotification";
            case Message.Authorize _ -> "Authorize";
            case Message.ClockReading _ -> "MeterValues";
            case TransactionEvent _ -> "TransactionEvent";
            case Message.Other(var action, _) -> action;
        };
    }

    @Override
    public String payload(ChargePoint station, Message message) {
        return switch (message) {
            case Message.Boot(var reason) -> boot(station, reason);
            case Message.Heartbeat _ -> "{}";
            case Message.StatusReport report -> status(report);
            case Message.Authorize(_, var token) -> "{" + token(token) + "}";
            case Message.ClockReading(var outlet, var reading, var at) ->
                    "{\"evseId\":" + outlet.number() + "," + values(reading, at) + "}";
            case TransactionEvent event -> event(event);
            case Message.Other(_, var payload) -> payload;
        };
    }

    @Override
    public void answered(ChargePoint station, Message message, JsonNode answer) {
        var verdict = answer.path("idTokenInfo").path("status").asString("");
        switch (message) {
            case Message.Boot _ ->
                    station.booted(
                            answer.path("status").asString("Rejected"),
                            answer.path("interval").asInt(0));
            case Message.StatusReport report -> station.statusAnswered(report);
            case Message.Authorize(var outlet, var token) ->
                    station.authorised(outlet, token, verdict.equals("Accepted"));
            case TransactionEvent event -> {
                if (event.kind() == Message.Kind.STARTED) {
                    station.started(event.transaction(), -1, verdict);
                }
            }
            case Message.Heartbeat _, Message.ClockReading _, Message.Other _ -> {
                // Nothing follows from those.
            }
        }
    }

    private static String boot(ChargePoint station, String reason) {
        return "{\"reason\":\""
                + reason
                + "\",\"chargingStation\":{\"vendorName\":\""
                + Model.VENDOR
                + "\",\"model\":\""
                + station.plate().model().title()
                + "\",\"serialNumber\":\""
                + station.plate().id()
                + "\",\"firmwareVersion\":\""
                + station.firmware()
                + "\"}}";
    }

    private static String status(Message.StatusReport report) {
        var outlet = report.outlet();
        return "{\"timestamp\":\""
                + Instant.ofEpochMilli(report.at())
                + "\",\"connectorStatus\":\""
                + report.status().word201()
                + "\",\"evseId\":"
                + (outlet == null ? 0 : outlet.number())
                + ",\"connectorId\":1}";
    }

    private static String event(TransactionEvent event) {
        var transaction = event.transaction();
        var origin = transaction.origin();
        var reading = event.reading();
        var reason = transaction.stopReason();
        var started = event.kind() == Message.Kind.STARTED;
        var ended = event.kind() == Message.Kind.ENDED;
        return "{\"eventType\":\""
                + event.kind().word()
                + "\",\"timestamp\":\""
                + Instant.ofEpochMilli(event.at())
                + "\",\"triggerReason\":\""
                + event.trigger()
                + "\",\"seqNo\":"
                + event.sequence()
                + (event.offline() ? ",\"offline\":true" : "")
                + ",\"transactionInfo\":{\"transactionId\":\""
                + origin.id()
                + "\",\"chargingState\":\""
                + (ended ? "EVConnected" : state(event.status()))
                + (ended && reason != null ? "\",\"stoppedReason\":\"" + reason.word201() : "")
                + "\""
                + (started && origin.remoteStartId() > 0
                        ? ",\"remoteStartId\":" + origin.remoteStartId()
                        : "")
                + "}"
                + (started ? "," + token(origin.token()) + "," + evse(origin.outlet()) : "")
                + (started && origin.reservationId() > 0
                        ? ",\"reservationId\":" + origin.reservationId()
                        : "")
                + (reading == null ? "" : "," + values(reading, event.at()))
                + "}";
    }

    private static String state(Status status) {
        return switch (status) {
            case SUSPENDED_EV -> "SuspendedEV";
            case SUSPENDED_EVSE -> "SuspendedEVSE";
            case AVAILABLE, PREPARING, CHARGING, FINISHING, RESERVED, UNAVAILABLE, FAULTED ->
                    "Charging";
        };
    }

    private static String token(String token) {
        return "\"idToken\":{\"idToken\":" + Json.quoted(token) + ",\"type\":\"ISO14443\"}";
    }

    private static String evse(Outlet outlet) {
        return "\"evse\":{\"id\":" + outlet.number() + ",\"connectorId\":1}";
    }

    private static String values(Reading reading, long at) {
        var context = ",\"context\":\"" + reading.context().word() + "\",\"measurand\":\"";
        return "\"meterValue\":[{\"timestamp\":\""
                + Instant.ofEpochMilli(at)
                + "\",\"sampledValue\":[{\"value\":"
                + reading.wattHours()
                + context
                + "Energy.Active.Import.Register\",\"unitOfMeasure\":{\"unit\":\"Wh\"}},{\"value\":"
                + reading.watts()
                + context
                + "Power.Active.Import\",\"unitOfMeasure\":{\"unit\":\"W\"}},{\"value\":"
                + tenths(reading.amperes())
                + context
                + "Current.Import\",\"unitOfMeasure\":{\"unit\":\"A\"}},{\"value\":"
                + tenths(reading.volts())
                + context
                + "Voltage\",\"unitOfMeasure\":{\"unit\":\"V\"}}"
                + (reading.stateOfCharge() < 0
                        ? ""
                        : ",{\"value\":"
                                + reading.stateOfCharge()
                                + context
                                + "SoC\",\"unitOfMeasure\":{\"unit\":\"Percent\"}}")
                + "]}]";
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
