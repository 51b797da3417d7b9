package org.bluehorizons.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * What Prometheus would fetch from a process, in its text format.
 *
 * @param text as it came
 */
public record Scrape(String text, List<Series> series) {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A name with its labels, and the value it had. */
    public record Series(String name, Map<String, String> labels, double value) {}

    /**
     * @param port of the management interface
     */
    public static Scrape of(int port) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/actuator/prometheus".formatted(port)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var text = client.send(request, BodyHandlers.ofString()).body();
            return new Scrape(
                    text, text.lines().map(Scrape::series).flatMap(Optional::stream).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Of all series that are such, together; not a number when there are none. */
    public double sum(Predicate<Series> which) {
        var found = series.stream().filter(which).mapToDouble(Series::value).toArray();
        return found.length == 0 ? Double.NaN : DoubleStream.of(found).sum();
    }

    private static Optional<Series> series(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var labels = new HashMap<String, String>();
        var found = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
        while (found.find()) {
            labels.put(found.group(1), found.group(2));
        }
        return Optional.of(new Series(parts.group(1), labels, value(parts.group(3))));
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
