package org.bluehorizons.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events, as far as tests need one. */
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** One event. */
    public record Event(long id, JsonNode data) {}

    private EventStream(InputStream body) {
        this.body = body;
    }

    /**
     * @param lastEventId empty: from the beginning
     */
    public static EventStream open(Rest rest, String path, String lastEventId) {
        var request =
                HttpRequest.newBuilder(rest.uri(path))
                        .header("Authorization", "Bearer " + rest.token());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response =
                    HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            var stream = new EventStream(response.body());
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Those that came so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        var id = 0L;
        try {
            var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    events.add(new Event(id, JSON.readTree(line.substring(5))));
                }
            }
        } catch (IOException closed) {
            // The test has closed it.
        }
    }
}
