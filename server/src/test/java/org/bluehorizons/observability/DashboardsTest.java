package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bluehorizons.observability.ObservabilityFiles.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards, as far as they can be judged without Grafana. */
class DashboardsTest {

    private static final int COLUMNS = 24;

    @ParameterizedTest
    @MethodSource("org.bluehorizons.observability.ObservabilityFiles#dashboards")
    void placesEachPanelWhereNoOtherIs(Path file) {
        var taken = new HashSet<String>();
        var ids = new HashSet<Integer>();
        for (var panel : read(file).path("panels")) {
            var title = panel.path("title").asString();
            var place = panel.path("gridPos");
            var x = place.path("x").asInt();
            var y = place.path("y").asInt();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).as("id of %s", title).isTrue();
            assertThat(x + place.path("w").asInt()).as(title).isLessThanOrEqualTo(COLUMNS);
            var cells =
                    IntStream.range(x, x + place.path("w").asInt())
                            .boxed()
                            .flatMap(column ->
                                    IntStream.range(y, y + place.path("h").asInt())
                                            .mapToObj(row -> column + " " + row))
                            .toList();
            assertThat(cells).as("%s covers another panel", title).noneMatch(taken::contains);
            taken.addAll(cells);
        }
    }

    @ParameterizedTest
    @MethodSource("org.bluehorizons.observability.ObservabilityFiles#dashboards")
    void asksTheSourceThatItsReaderChooses(Path file) {
        var dashboard = read(file);
        var chosen =
                StreamSupport.stream(dashboard.path("templating").path("list").spliterator(), false)
                        .filter(variable -> variable.path("type").asString().equals("datasource"))
                        .map(variable -> "${%s}".formatted(variable.path("name").asString()))
                        .collect(Collectors.toSet());
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                assertThat(target.at("/datasource/uid").asString()).isIn(chosen);
            }
        }
    }

    @Test
    void hasAnAddressOfItsOwnForEach() {
        assertThat(ObservabilityFiles.dashboards().stream().map(file -> read(file).path("uid")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void asksWhatPrometheusUnderstands(@TempDir Path folder) throws IOException {
        var file = folder.resolve("panels.yml");
        var panels = ObservabilityFiles.panels();
        var rules =
                IntStream.range(0, panels.size())
                        .mapToObj(number -> asRule(number, panels.get(number)))
                        .collect(Collectors.joining());
        Files.writeString(file, "groups:\n  - name: panels\n    rules:\n" + rules);

        assertThat(
                        Promtool.findings(
                                "the queries of dashboards", "", "check", "rules", file.toString()))
                .contains("SUCCESS")
                .doesNotContain("exit code");
    }

    private static String asRule(int number, Panel panel) {
        var expression =
                panel.expression()
                        .replace("$__rate_interval", "5m")
                        .replace("$__range", "1h")
                        .replace("'", "''");
        return "      # %s\n      - {record: 'panel%d', expr: '%s'}\n"
                .formatted(panel, number, expression);
    }

    private static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }
}
