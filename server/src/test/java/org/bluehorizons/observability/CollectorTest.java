package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The collector's configuration, as far as it can be judged without a collector. */
class CollectorTest {

    /** What a parameter of CloudFormation may hold, by which it comes into the task. */
    private static final int MOST_BYTES = 4_096;

    private final Map<String, Object> configuration = ObservabilityFiles.collector();

    @Test
    void usesWhatItDefinesAndDefinesWhatItUses() {
        for (var kind : List.of("receivers", "processors", "exporters")) {
            assertThat(
                            pipelines().values().stream()
                                    .flatMap(pipeline ->
                                            pipeline.getOrDefault(kind, List.of()).stream())
                                    .collect(Collectors.toSet()))
                    .as(kind)
                    .isEqualTo(names(kind));
        }
        assertThat(Set.copyOf(ObservabilityFiles.list(service().get("extensions"))))
                .isEqualTo(names("extensions"));
    }

    @Test
    void guardsItsMemoryFirstAndSendsInBatchesLast() {
        assertThat(pipelines().values())
                .allSatisfy(pipeline -> {
                    var processors = pipeline.getOrDefault("processors", List.of());
                    assertThat(processors).first().isEqualTo("memory_limiter");
                    assertThat(processors).last().isEqualTo("batch");
                });
    }

    @Test
    void fitsIntoAParameterWithoutItsComments() {
        var bare =
                ObservabilityFiles.collectorText()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .collect(Collectors.joining("\n"));
        assertThat(bare.length()).isLessThan(MOST_BYTES);
    }

    private Set<String> names(String kind) {
        return ObservabilityFiles.map(configuration.get(kind)).keySet();
    }

    private Map<String, Object> service() {
        return ObservabilityFiles.map(configuration.get("service"));
    }

    private Map<String, Map<String, List<String>>> pipelines() {
        return ObservabilityFiles.map(service().get("pipelines")).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                pipeline ->
                                        ObservabilityFiles.map(pipeline.getValue())
                                                .entrySet()
                                                .stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Map.Entry::getKey,
                                                                part ->
                                                                        ObservabilityFiles.list(
                                                                                part
                                                                                        .getValue())))));
    }
}
