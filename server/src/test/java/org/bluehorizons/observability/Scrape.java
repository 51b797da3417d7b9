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
import java.util.regex.Pattern;

/**
 * What Prometheus would fetch from a process, in its text format.
 *
 * @param text as it came
 */
public record Scrape(String text, List<Series> series) {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A name with its labels. */
    public record Series(String name, Map<String, String> labels) {}

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
        return Optional.of(new Series(parts.group(1), labels));
    }
}
