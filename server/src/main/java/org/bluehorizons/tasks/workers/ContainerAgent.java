package org.bluehorizons.tasks.workers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The agent of Amazon ECS in whose container this process runs: its endpoint for task scale-in
 * protection (Amazon ECS Developer Guide, "Task scale-in protection endpoint"). What ECS calls a
 * task is this process.
 */
final class ContainerAgent {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI endpoint;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    /** {@code null} members are left out of the request. */
    private record State(boolean enabled, @Nullable Long minutes) {

        String json() {
            return minutes == null
                    ? "{\"ProtectionEnabled\":%b}".formatted(enabled)
                    : "{\"ProtectionEnabled\":%b,\"ExpiresInMinutes\":%d}"
                            .formatted(enabled, minutes);
        }
    }

    /**
     * @param uri as {@code ECS_AGENT_URI} has it
     */
    ContainerAgent(String uri, JsonMapper json) {
        this.endpoint = URI.create(uri.replaceFirst("/+$", "") + "/task-protection/v1/state");
        this.json = json;
    }

    /**
     * From now on neither scale-in nor a deployment ends this process, until that time is over.
     *
     * @throws IOException when the agent does not answer, or ECS does not protect it
     */
    void protect(Duration expiry) throws IOException, InterruptedException {
        put(new State(true, expiry.toMinutes()));
    }

    /**
     * @throws IOException when the agent does not answer, or ECS refuses
     */
    void release() throws IOException, InterruptedException {
        put(new State(false, null));
    }

    private void put(State wanted) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(wanted.json()))
                        .build();
        var response = http.send(request, BodyHandlers.ofString());
        // Refusals come with status 200 too, as {"failure": {"Reason": ...}}.
        var enabled = read(response.body()).at("/protection/ProtectionEnabled");
        if (response.statusCode() != 200
                || !enabled.isBoolean()
                || enabled.asBoolean() != wanted.enabled) {
            throw new IOException(
                    "%s answers %d %s to %s"
                            .formatted(
                                    endpoint,
                                    response.statusCode(),
                                    response.body(),
                                    wanted.json()));
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
