package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** Monitors on variables (2.0.1, part 2, N): kept and listed, but nothing here ever alarms. */
final class Monitoring {

    private Monitoring() {}

    static Reply set(ChargePoint station, JsonNode call) {
        var answer = Json.object();
        var results = answer.putArray("setMonitoringResult");
        for (var wanted : call.required("setMonitoringData")) {
            var known = Variables.find(wanted).isPresent();
            var result =
                    results.addObject()
                            .put("status", known ? "Accepted" : "UnknownVariable")
                            .put("type", wanted.required("type").asString())
                            .put("severity", wanted.required("severity").asInt());
            Variables.name(wanted, result);
            if (known) {
                var monitors = station.memory().monitors();
                var id = wanted.path("id").asInt(monitors.size() + 1);
                result.put("id", id);
                monitors.put(id, monitor(wanted, id));
            }
        }
        return Reply.of(answer);
    }

    static Reply clear(ChargePoint station, JsonNode call) {
        var answer = Json.object();
        var results = answer.putArray("clearMonitoringResult");
        for (var id : call.required("id")) {
            var removed = station.memory().monitors().remove(id.asInt());
            results.addObject()
                    .put("id", id.asInt())
                    .put("status", removed == null ? "NotFound" : "Accepted");
        }
        return Reply.of(answer);
    }

    static Reply report(ChargePoint station, JsonNode call) {
        var monitors = station.memory().monitors();
        if (monitors.isEmpty()) {
            return Reply.status("EmptyResultSet");
        }
        var report =
                Json.object()
                        .put("requestId", call.required("requestId").asInt())
                        .put("seqNo", 0)
                        .put("generatedAt", Moments.text(station.now()));
        var data = report.putArray("monitor");
        monitors.values().forEach(one -> data.addRawValue(new RawValue(one)));
        station.soon(
                () -> station.tell(new Message.Other("NotifyMonitoringReport", report.toString())));
        return Reply.ACCEPTED;
    }

    private static String monitor(JsonNode wanted, int id) {
        var row = Json.object();
        Variables.name(wanted, row);
        row.putArray("variableMonitoring")
                .addObject()
                .put("id", id)
                .put("transaction", wanted.path("transaction").asBoolean(false))
                .put("value", wanted.required("value").asDouble())
                .put("type", wanted.required("type").asString())
                .put("severity", wanted.required("severity").asInt());
        return row.toString();
    }
}
