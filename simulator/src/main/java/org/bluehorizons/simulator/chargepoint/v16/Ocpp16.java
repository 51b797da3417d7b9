package org.bluehorizons.simulator.chargepoint.v16;

import java.time.Instant;
import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Dialect;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Message.TransactionEvent;
import org.bluehorizons.simulator.chargepoint.station.Model;
import org.bluehorizons.simulator.chargepoint.station.Reading;
import org.bluehorizons.simulator.chargepoint.station.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What 1.6 says. Its templates are written by hand, and only tokens come from outside and need
 * escaping.
 */
public final class Ocpp16 implements Dialect {

    private final Map<String, Duty> duties = Duties16.all();

    @Override
    public String subprotocol() {
        return "ocpp1.6";
    }

    @Override
    public String version() {
        return "1.6";
    }

    @Override
    public String word(Status status) {
        return status.word16();
    }

    @Override
    public boolean hasStationStatus() {
        return true;
    }

    @Override
    public @Nullable Duty duty(String action) {
        return duties.get(action);
    }

    @Override
    public String malformed() {
        return "FormationViolation";
    }

    @Override
    public @Nullable String action(Message message) {
        return switch (message) {
            case Message.Boot _ -> "BootNotification";
            case Message.Heartbeat _ -> "Heartbeat";
            case Message.StatusReport _ -> "StatusNotification";
            case Message.Authorize _ -> "Authorize";
            case Message.ClockReading _ -> "MeterValues";
            case TransactionEvent event ->
                    switch (event.kind()) {
                        case STARTED -> "StartTransaction";
                        case UPDATED -> event.reading() == null ? null : "MeterValues";
                        case ENDED -> "StopTransaction";
                    };
            case Message.Other(var action, _) -> action;
        };
    }

    @Override
    public String payload(ChargePoint station, Message message) {
        return switch (message) {
            case Message.Boot _ -> boot(station);
            case Message.Heartbeat _ -> "{}";
            case Message.StatusReport report -> status(report);
            case Message.Authorize(_, var token) -> "{\"idTag\":" + Json.quoted(token) + "}";
            case Message.ClockReading(var outlet, var reading, var at) ->
                    "{\"connectorId\":" + outlet.number() + "," + values(reading, at) + "}";
            case TransactionEvent event ->
                    switch (event.kind()) {
                        case STARTED -> start(event);
                        case UPDATED -> meter(event);
                        case ENDED -> stop(event);
                    };
            case Message.Other(_, var payload) -> payload;
        };
    }

    @Override
    public void answered(ChargePoint station, Message message, JsonNode answer) {
        var verdict = answer.path("idTagInfo").path("status").asString("");
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
                    station.started(
                            event.transaction(), answer.path("transactionId").asInt(-1), verdict);
                }
            }
            case Message.Heartbeat _, Message.ClockReading _, Message.Other _ -> {
                // Nothing follows from those.
            }
        }
    }

    private static String boot(ChargePoint station) {
        return "{\"chargePointVendor\":\""
                + Model.VENDOR
                + "\",\"chargePointModel\":\""
                + station.plate().model().title()
                + "\",\"chargePointSerialNumber\":\""
                + station.plate().id()
                + "\",\"firmwareVersion\":\""
                + station.firmware()
                + "\"}";
    }

    private static String status(Message.StatusReport report) {
        var outlet = report.outlet();
        return "{\"connectorId\":"
                + (outlet == null ? 0 : outlet.number())
                + ",\"errorCode\":\""
                + report.error()
                + "\",\"status\":\""
                + report.status().word16()
                + "\",\"timestamp\":\""
                + Instant.ofEpochMilli(report.at())
                + "\"}";
    }

    private static String start(TransactionEvent event) {
        var origin = event.transaction().origin();
        return "{\"connectorId\":"
                + origin.outlet().number()
                + ",\"idTag\":"
                + Json.quoted(origin.token())
                + ",\"meterStart\":"
                + origin.startWattHours()
                + (origin.reservationId() > 0 ? ",\"reservationId\":" + origin.reservationId() : "")
                + ",\"timestamp\":\""
                + Instant.ofEpochMilli(event.at())
                + "\"}";
    }

    private static String meter(TransactionEvent event) {
        var reading = event.reading();
        var transaction = event.transaction();
        return "{\"connectorId\":"
                + transaction.origin().outlet().number()
                + ",\"transactionId\":"
                + transaction.serverId()
                + ","
                + (reading == null ? "" : values(reading, event.at()))
                + "}";
    }

    private static String stop(TransactionEvent event) {
        var transaction = event.transaction();
        var reading = event.reading();
        var reason = transaction.stopReason();
        return "{\"transactionId\":"
                + transaction.serverId()
                + ",\"idTag\":"
                + Json.quoted(transaction.origin().token())
                + ",\"meterStop\":"
                + (reading == null ? 0 : reading.wattHours())
                + ",\"timestamp\":\""
                + Instant.ofEpochMilli(event.at())
                + "\",\"reason\":\""
                + (reason == null ? "Other" : reason.word16())
                + "\"}";
    }

    private static String values(Reading reading, long at) {
        var context = "\",\"context\":\"" + reading.context().word() + "\",\"measurand\":\"";
        return "\"meterValue\":[{\"timestamp\":\""
                + Instant.ofEpochMilli(at)
                + "\",\"sampledValue\":[{\"value\":\""
                + reading.wattHours()
                + context
                + "Energy.Active.Import.Register\",\"unit\":\"Wh\"},{\"value\":\""
                + reading.watts()
                + context
                + "Power.Active.Import\",\"unit\":\"W\"},{\"value\":\""
                + tenths(reading.amperes())
                + context
                + "Current.Import\",\"unit\":\"A\"},{\"value\":\""
                + tenths(reading.volts())
                + context
                + "Voltage\",\"unit\":\"V\"}"
                + (reading.stateOfCharge() < 0
                        ? ""
                        : ",{\"value\":\""
                                + reading.stateOfCharge()
                                + context
                                + "SoC\",\"unit\":\"Percent\"}")
                + "]}]";
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
