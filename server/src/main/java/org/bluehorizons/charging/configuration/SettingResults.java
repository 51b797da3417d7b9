package org.bluehorizons.charging.configuration;

import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.charging.configuration.ConfigurationController.Result;
import org.bluehorizons.charging.operations.CommandView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a station said to each setting of a command. */
final class SettingResults {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SettingResults() {}

    /**
     * @param names in the order of the command's payload
     */
    static List<Result> of(CommandView command, List<String> names) {
        var response = command.response();
        var answer = response == null ? JSON.createObjectNode() : JSON.readTree(response);
        return IntStream.range(0, names.size())
                .mapToObj(index ->
                        new Result(
                                names.get(index),
                                status(answer, names.get(index)).stringValue(null),
                                command.id(),
                                command.state()))
                .toList();
    }

    private static JsonNode status(JsonNode answer, String name) {
        var results = answer.path("setVariableResult");
        if (results.isMissingNode()) {
            return answer.path("status");
        }
        // A station may answer in another order than it was asked.
        return results.valueStream()
                .filter(result -> name(result).equalsIgnoreCase(name))
                .findFirst()
                .orElse(results)
                .path("attributeStatus");
    }

    private static String name(JsonNode result) {
        return new VariableName(
                        result.at("/component/name").asString(""),
                        result.at("/component/instance").asString(""),
                        result.at("/component/evse/id").asInt(0),
                        result.at("/component/evse/connectorId").asInt(0),
                        result.at("/variable/name").asString(""),
                        result.at("/variable/instance").asString(""))
                .text();
    }
}
