package org.bluehorizons.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private final Report report =
            new Report(
                    "telemetry",
                    "2026-11-21T04:00:00Z",
                    new Machine(2, "24 GB", "EPYC", "Linux", "25"),
                    "abc",
                    List.of(
                            Row.of("messages", "msg/s", List.of(50_000.0, 40_000.0, 60_000.0)),
                            Row.of("share", "%", List.of(14.0, 15.0, 16.5)).atLeast(15),
                            Row.of("p99", "ms", 151.25).atMost(150)));

    @Test
    void keepsValueAimAndWhetherItIsMet(@TempDir Path folder) throws IOException {
        JsonNode json = new JsonMapper().readTree(Files.readString(report.write(folder)));

        assertThat(json.path("machine").path("cores").intValue()).isEqualTo(2);
        JsonNode first = json.path("rows").path(0);
        assertThat(first.path("value").doubleValue()).isEqualTo(50_000);
        assertThat(first.path("aim").isNull()).isTrue();
        assertThat(first.path("met").isNull()).isTrue();
        JsonNode second = json.path("rows").path(1);
        assertThat(second.path("aim").stringValue()).isEqualTo("at least 15");
        assertThat(second.path("met").booleanValue()).isTrue();
        assertThat(json.path("rows").path(2).path("met").booleanValue()).isFalse();
    }

    @Test
    void showsAnAimThatIsNotMetAsSuch() {
        assertThat(report.table().lines().map(String::stripTrailing))
                .containsExactly(
                        "messages          50,000 msg/s",
                        "share              15.00 %        aim: at least 15, met",
                        "p99               151.25 ms       aim: at most 150, NOT MET");
    }

    @Test
    void takesTheMedian() {
        assertThat(Row.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
        assertThat(Row.median(List.of(4.0, 1.0, 3.0, 9.0))).isEqualTo(3.5);
    }
}
