package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.observability.Scrape.Series;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final Series DONE =
            new Series("attempts_total", Map.of("outcome", "done", "type", "a"), 1);

    @Test
    void findsMetricsAmongFunctionsWordsAndLabels() {
        var found =
                Selector.in(
                        """
                        topk(5, sum by (type) (rate(attempts_total{outcome=~"done|dead"}[$__rate_interval])))
                          / on (slo) group_left () room:events:rate5m > bool 0.5
                          unless max(open_files offset 1h) < 14.4 or vector(0)
                        """);

        assertThat(found)
                .extracting(Selector::metric)
                .containsExactly("attempts_total", "room:events:rate5m", "open_files");
    }

    @Test
    void missesWhatIsNotThere() {
        assertThat(missing("attempts_total{outcome=\"done\"}")).isEmpty();
        assertThat(missing("attempts_total{outcome=~\"dead|done\", type!=\"b\"}")).isEmpty();
        assertThat(missing("attempts_total{outcome=\"finished\"}")).hasSize(1);
        assertThat(missing("attempts_total{outcome!=\"done\"}")).hasSize(1);
        assertThat(missing("rate(attempts{type=\"a\"}[5m])")).hasSize(1);
    }

    @Test
    void leavesToPrometheusWhatItAddsAndToReadersWhatTheyChoose() {
        assertThat(missing("attempts_total{service=\"api\", type=~\"$type\"}")).isEmpty();
    }

    private static List<Selector> missing(String expression) {
        return Selector.in(expression).stream()
                .filter(selector -> !selector.isIn(Stream.of(DONE)))
                .toList();
    }
}
