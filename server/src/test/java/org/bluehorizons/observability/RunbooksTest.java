package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.bluehorizons.observability.ObservabilityFiles.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever is woken finds a page that says what to do: each alert's link has a heading. */
class RunbooksTest {

    private static final String PLACE = "https://bluehorizons.example/docs/sre/runbooks/";
    private static final String FOR_EACH_SLO = "{{ $labels.room }}.md#{{ $labels.slo }}";

    @TestFactory
    Stream<DynamicTest> hasARunbookForEachAlert() {
        return ObservabilityFiles.rules().stream()
                .filter(rule -> rule.alert() != null)
                .flatMap(RunbooksTest::links)
                .distinct()
                .map(link -> DynamicTest.dynamicTest(link, () -> demandHeading(link)));
    }

    private static Stream<String> links(Rule alert) {
        var url = alert.annotations().getOrDefault("runbook_url", "");
        assertThat(url).as("the runbook of %s", alert).startsWith(PLACE);
        var link = url.substring(PLACE.length());
        return link.equals(FOR_EACH_SLO)
                ? ObservabilityFiles.rules().stream()
                        .filter(rule -> "slo:objective:ratio".equals(rule.record()))
                        .map(rule ->
                                "%s.md#%s"
                                        .formatted(
                                                rule.labels().get("room"),
                                                rule.labels().get("slo")))
                : Stream.of(link);
    }

    private static void demandHeading(String link) throws IOException {
        var parts = link.split("#", 2);
        var page = Path.of("..", "docs", "sre", "runbooks", parts[0]);
        assertThat(page).exists();
        assertThat(Files.readAllLines(page).stream().filter(line -> line.startsWith("#")))
                .as("headings of %s", page)
                .anyMatch(heading -> slug(heading).equals(parts[1]));
    }

    /** As GitHub makes anchors. */
    private static String slug(String heading) {
        return heading.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }
}
