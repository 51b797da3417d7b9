package org.bluehorizons.observability;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What rules, dashboards and the collector read, against what a process tells. */
public final class MetricsContract {

    /** Prometheus makes these. */
    private static final Set<String> BUILT_IN = Set.of("up", "ALERTS");

    private record Wanted(Object by, Selector selector) {

        @Override
        public String toString() {
            return "%s wants %s".formatted(by, selector);
        }
    }

    private MetricsContract() {}

    /**
     * Metrics, with labels, that one of them reads and the process has not.
     *
     * @param of of which metrics, by their names
     */
    public static List<String> missing(int managementPort, Predicate<String> of) {
        var recorded = new HashSet<String>();
        for (var rule : ObservabilityFiles.rules()) {
            if (rule.record() != null) {
                recorded.add(rule.record());
            }
        }
        var series = Scrape.of(managementPort).series();
        return Stream.of(
                        ObservabilityFiles.rules().stream()
                                .flatMap(rule -> wanted(rule, rule.expression())),
                        ObservabilityFiles.panels().stream()
                                .flatMap(panel -> wanted(panel, panel.expression())),
                        ObservabilityFiles.metricsForCloudWatch().stream()
                                .flatMap(metric -> wanted("collector.yaml", metric)))
                .flatMap(all -> all)
                .filter(one -> of.test(one.selector().metric()))
                .filter(one -> !BUILT_IN.contains(one.selector().metric()))
                .filter(one -> !recorded.contains(one.selector().metric()))
                .filter(one -> !one.selector().isIn(series.stream()))
                .map(Wanted::toString)
                .toList();
    }

    private static Stream<Wanted> wanted(Object by, String expression) {
        return Selector.in(expression).stream().map(selector -> new Wanted(by, selector));
    }
}
