package org.bluehorizons.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A metric in an expression of PromQL, with what it asks of labels. */
record Selector(String metric, List<Matcher> matchers) {

    /** Labels that Prometheus adds when it fetches. */
    private static final Set<String> OF_THE_TARGET =
            Set.of("job", "instance", "service", "deployment");

    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "by", "on", "without", "ignoring", "offset");
    private static final Pattern LABEL_LIST =
            Pattern.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w:.$])([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)}|(\\())?");
    private static final Pattern MATCHER =
            Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*[\"']([^\"']*)[\"']");

    /** Such as {@code outcome="failed"}. */
    record Matcher(String label, String operator, String value) {

        boolean accepts(Map<String, String> labels) {
            var seen = labels.getOrDefault(label, "");
            return switch (operator) {
                case "=" -> seen.equals(value);
                case "!=" -> !seen.equals(value);
                case "=~" -> seen.matches(value);
                default -> !seen.matches(value);
            };
        }

        /** Whether it can be judged without a Prometheus, and without what a reader has chosen. */
        boolean isOurs() {
            return !OF_THE_TARGET.contains(label) && !value.contains("$");
        }
    }

    static List<Selector> in(String expression) {
        var bare = RANGE.matcher(LABEL_LIST.matcher(expression).replaceAll("")).replaceAll("");
        var found = new ArrayList<Selector>();
        var metrics = METRIC.matcher(bare);
        while (metrics.find()) {
            var isFunction = metrics.group(3) != null;
            if (!isFunction && !WORDS.contains(metrics.group(1))) {
                found.add(new Selector(metrics.group(1), matchers(metrics.group(2))));
            }
        }
        return found;
    }

    private static List<Matcher> matchers(String text) {
        return text == null
                ? List.of()
                : MATCHER.matcher(text)
                        .results()
                        .map(one -> new Matcher(one.group(1), one.group(2), one.group(3)))
                        .toList();
    }

    boolean isIn(Stream<Scrape.Series> series) {
        return series.filter(one -> one.name().equals(metric))
                .anyMatch(one ->
                        matchers.stream()
                                .filter(Matcher::isOurs)
                                .allMatch(matcher -> matcher.accepts(one.labels())));
    }
}
