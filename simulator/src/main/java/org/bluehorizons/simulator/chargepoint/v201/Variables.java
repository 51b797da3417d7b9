package org.bluehorizons.simulator.chargepoint.v201;

import java.util.Optional;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and setting variables, each with a verdict of its own (2.0.1, part 2, B05 and B06). */
final class Variables {

    private Variables() {}

    static Reply get(ChargePoint station, JsonNode call) {
        var answer = Json.object();
        var results = answer.putArray("getVariableResult");
        for (var wanted : call.required("getVariableData")) {
            var result = results.addObject();
            get(station, wanted, result);
            name(wanted, result);
        }
        return Reply.of(answer);
    }

    static Reply set(ChargePoint station, JsonNode call) {
        var answer = Json.object();
        var results = answer.putArray("setVariableResult");
        for (var wanted : call.required("setVariableData")) {
            var result = results.addObject().put("attributeStatus", verdict(station, wanted));
            name(wanted, result);
        }
        return Reply.of(answer);
    }

    /** Which variable of ours a reference means. */
    static Optional<Variable> find(JsonNode reference) {
        var component = reference.required("component").required("name").asString();
        var variable = reference.required("variable").required("name").asString();
        return Variable.ALL.stream()
                .filter(one -> one.component().equals(component) && one.name().equals(variable))
                .findFirst();
    }

    /** Copies what a reference names. */
    static void name(JsonNode from, ObjectNode to) {
        to.set("component", from.path("component"));
        to.set("variable", from.path("variable"));
    }

    private static void get(ChargePoint station, JsonNode wanted, ObjectNode result) {
        var variable = find(wanted);
        if (variable.isEmpty()) {
            result.put("attributeStatus", missing(wanted));
        } else if (!isActual(wanted)) {
            result.put("attributeStatus", "NotSupportedAttributeType");
        } else if (variable.get().mutability() == Variable.Mutability.WRITE_ONLY) {
            result.put("attributeStatus", "Rejected");
        } else {
            result.put("attributeStatus", "Accepted")
                    .put("attributeValue", variable.get().value(station));
        }
    }

    private static String verdict(ChargePoint station, JsonNode wanted) {
        var found = find(wanted);
        if (found.isEmpty()) {
            return missing(wanted);
        }
        var variable = found.get();
        var value = wanted.required("attributeValue").asString();
        if (!isActual(wanted)) {
            return "NotSupportedAttributeType";
        }
        if (variable.mutability() == Variable.Mutability.READ_ONLY || !variable.takes(value)) {
            return "Rejected";
        }
        if (variable.key().equals(Variable.PASSWORD)) {
            station.memory().password(value);
            return "Accepted";
        }
        station.memory().set(variable.key(), value);
        if (variable.key().equals(Variable.HEARTBEAT)) {
            station.heartbeatEvery(Integer.parseInt(value));
        }
        return "Accepted";
    }

    private static String missing(JsonNode wanted) {
        var component = wanted.path("component").path("name").asString("");
        return Variable.ALL.stream().anyMatch(one -> one.component().equals(component))
                ? "UnknownVariable"
                : "UnknownComponent";
    }

    private static boolean isActual(JsonNode wanted) {
        return wanted.path("attributeType").asString("Actual").equals("Actual");
    }
}
