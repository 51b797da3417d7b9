package org.bluehorizons.simulator.chargepoint.v201;

import java.util.List;
import java.util.function.Predicate;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.v201.Variable.Mutability;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The device model in parts (2.0.1, part 2, B07 and B08). */
final class Reports {

    private static final int PART = 15;

    private Reports() {}

    static Reply base(ChargePoint station, JsonNode call) {
        var all =
                switch (call.required("reportBase").asString()) {
                    case "FullInventory", "SummaryInventory" -> Variable.ALL;
                    case "ConfigurationInventory" ->
                            Variable.ALL.stream()
                                    .filter(one -> one.mutability() != Mutability.READ_ONLY)
                                    .toList();
                    default -> List.<Variable>of();
                };
        if (all.isEmpty()) {
            return Reply.status("NotSupported");
        }
        station.soon(() -> send(station, call.required("requestId").asInt(), all));
        return Reply.ACCEPTED;
    }

    static Reply chosen(ChargePoint station, JsonNode call) {
        var wanted = call.path("componentVariable");
        var chosen = Variable.ALL.stream().filter(among(wanted)).toList();
        if (chosen.isEmpty()) {
            return Reply.status("EmptyResultSet");
        }
        station.soon(() -> send(station, call.required("requestId").asInt(), chosen));
        return Reply.ACCEPTED;
    }

    private static Predicate<Variable> among(JsonNode wanted) {
        return one ->
                wanted.isEmpty()
                        || wanted.valueStream()
                                .anyMatch(reference ->
                                        name(reference, "component").equals(one.component())
                                                && (!reference.has("variable")
                                                        || name(reference, "variable")
                                                                .equals(one.name())));
    }

    private static void send(ChargePoint station, int request, List<Variable> variables) {
        for (var first = 0; first < variables.size(); first += PART) {
            var last = Math.min(variables.size(), first + PART);
            var report =
                    Json.object()
                            .put("requestId", request)
                            .put("generatedAt", Moments.text(station.now()))
                            .put("seqNo", first / PART)
                            .put("tbc", last < variables.size());
            var data = report.putArray("reportData");
            variables.subList(first, last).forEach(one -> add(data, station, one));
            station.tell(new Message.Other("NotifyReport", report.toString()));
        }
    }

    private static void add(ArrayNode data, ChargePoint station, Variable variable) {
        var row = data.addObject();
        row.putObject("component").put("name", variable.component());
        row.putObject("variable").put("name", variable.name());
        var attribute =
                row.putArray("variableAttribute")
                        .addObject()
                        .put("type", "Actual")
                        .put("mutability", variable.mutability().word());
        if (variable.mutability() != Mutability.WRITE_ONLY) {
            attribute.put("value", variable.value(station));
        }
        row.putObject("variableCharacteristics")
                .put("dataType", variable.dataType())
                .put("supportsMonitoring", false);
    }

    private static String name(JsonNode reference, String part) {
        return reference.path(part).path("name").asString("");
    }
}
