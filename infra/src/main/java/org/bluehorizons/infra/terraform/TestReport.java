package org.bluehorizons.infra.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code terraform test -json} said.
 *
 * @param runs each run block, with what was wrong in it
 * @param others what was wrong outside of any run
 */
record TestReport(Map<String, Run> runs, List<String> others) {

    /** What is said of a folder that has none. */
    static final List<String> NONE = List.of("there are no tests");

    /** A run block. */
    record Run(String status, List<String> diagnostics) {

        boolean passed() {
            return status.equals("pass");
        }
    }

    static TestReport read(String lines) {
        var status = new LinkedHashMap<String, String>();
        var diagnostics = new LinkedHashMap<String, List<String>>();
        var others = new ArrayList<String>();
        lines.lines()
                .filter(line -> line.startsWith("{"))
                .forEach(line -> {
                    var message = parse(line);
                    var name =
                            "%s: %s"
                                    .formatted(
                                            message.path("@testfile").asString(""),
                                            message.path("@testrun").asString(""));
                    switch (message.path("type").asString("")) {
                        case "test_run" -> {
                            var run = message.path("test_run");
                            if (run.path("progress").asString("complete").equals("complete")) {
                                status.put(name, run.path("status").asString(""));
                            }
                        }
                        case "diagnostic" -> {
                            if (message.path("diagnostic")
                                    .path("severity")
                                    .asString("")
                                    .equals("error")) {
                                var list =
                                        message.has("@testrun")
                                                ? diagnostics.computeIfAbsent(
                                                        name, _ -> new ArrayList<>())
                                                : others;
                                list.add(said(message.path("diagnostic")));
                            }
                        }
                        default -> {
                            // Versions, summaries, progress.
                        }
                    }
                });
        var runs = new LinkedHashMap<String, Run>();
        status.forEach((name, outcome) ->
                runs.put(name, new Run(outcome, diagnostics.getOrDefault(name, List.of()))));
        diagnostics.forEach((name, list) -> runs.putIfAbsent(name, new Run("error", list)));
        return new TestReport(runs, others);
    }

    private static JsonNode parse(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("terraform test wrote no JSON: " + line, broken);
        }
    }

    private static String said(JsonNode diagnostic) {
        var range = diagnostic.path("range");
        return "%s:%d: %s: %s"
                .formatted(
                        range.path("filename").asString("?"),
                        range.path("start").path("line").asInt(0),
                        diagnostic.path("summary").asString(""),
                        diagnostic.path("detail").asString(""));
    }
}
