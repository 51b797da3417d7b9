package org.bluehorizons.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules, the dashboards and the collector in {@code infra/observability}. */
final class ObservabilityFiles {

    private static final Path ROOT = Path.of("..", "infra", "observability");

    private ObservabilityFiles() {}

    /** A rule of Prometheus; either records or alerts. */
    record Rule(
            Path file,
            @Nullable String record,
            @Nullable String alert,
            String expression,
            Map<String, String> labels,
            Map<String, String> annotations) {

        @Override
        public String toString() {
            return "%s of %s".formatted(alert == null ? record : alert, file.getFileName());
        }
    }

    /** An expression in a dashboard. */
    record Panel(Path file, String title, String expression) {

        @Override
        public String toString() {
            return "%s in %s".formatted(title, file.getFileName());
        }
    }

    static List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (var file : files("rules", ".yml")) {
            Map<String, List<Map<String, Object>>> content = new Yaml().load(text(file));
            for (var group : content.getOrDefault("groups", List.of())) {
                for (var rule : listOf(group.get("rules"))) {
                    rules.add(
                            new Rule(
                                    file,
                                    (@Nullable String) rule.get("record"),
                                    (@Nullable String) rule.get("alert"),
                                    String.valueOf(rule.get("expr")),
                                    texts(rule.get("labels")),
                                    texts(rule.get("annotations"))));
                }
            }
        }
        return rules;
    }

    static String collectorText() {
        return text(ROOT.resolve("collector.yaml"));
    }

    static Map<String, Object> collector() {
        return new Yaml().load(collectorText());
    }

    /** What the collector hands to CloudWatch. */
    static List<String> metricsForCloudWatch() {
        var processors = map(collector().get("processors"));
        var include =
                map(map(map(processors.get("filter/cloudwatch")).get("metrics")).get("include"));
        return list(include.get("metric_names"));
    }

    static List<Panel> panels() {
        var panels = new ArrayList<Panel>();
        for (var file : dashboards()) {
            var dashboard = JsonMapper.shared().readTree(text(file));
            for (var panel : dashboard.path("panels")) {
                for (var target : panel.path("targets")) {
                    expression(target)
                            .ifPresent(text ->
                                    panels.add(
                                            new Panel(file, panel.path("title").asString(), text)));
                }
            }
        }
        return panels;
    }

    static List<Path> dashboards() {
        return files("dashboards", ".json");
    }

    /** Those of CloudWatch have none. */
    private static Optional<String> expression(JsonNode target) {
        return target.path("expr").asStringOpt();
    }

    private static List<Path> files(String folder, String suffix) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked") // The form of the collector's file.
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // The form of the collector's file.
    static List<String> list(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    @SuppressWarnings("unchecked") // The form of rule files.
    private static List<Map<String, Object>> listOf(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked") // The form of rule files.
    private static Map<String, String> texts(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, String>) value;
    }
}
