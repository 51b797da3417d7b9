package org.bluehorizons.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of the platform with some of its roles. */
public final class ServerNode implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Child child;

    private ServerNode(Child child) {
        this.child = child;
    }

    /**
     * @param roles such as {@code api,workers}
     * @param managementPort tells whether it is ready
     * @param javaOptions heap and collector
     * @param settings environment
     */
    public record Plan(
            String roles, int managementPort, String javaOptions, Map<String, String> settings) {}

    /** Returns before it is ready. */
    public static ServerNode launch(Path root, Plan plan, Path log) throws IOException {
        Map<String, String> environment = new HashMap<>(plan.settings);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(plan.managementPort));
        environment.put("JAVA_OPTS", plan.javaOptions);
        return new ServerNode(
                Child.start(
                        log,
                        environment,
                        List.of(
                                root.resolve("bluehorizons").toString(),
                                "serve",
                                "--roles=" + plan.roles)));
    }

    /** Returns when its readiness says so. */
    public void awaitReady(Plan plan) throws IOException, InterruptedException {
        URI readiness =
                URI.create(
                        "http://127.0.0.1:%d/actuator/health/readiness"
                                .formatted(plan.managementPort));
        try (HttpClient http = HttpClient.newHttpClient()) {
            Wait.until(
                    "a node with " + plan.roles + " is ready",
                    START,
                    child,
                    () -> answers(http, readiness));
        }
    }

    public ProcessHandle jvm() {
        return child.jvm();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        child.jvm().destroyForcibly();
        child.process().waitFor();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }

    private static boolean answers(HttpClient http, URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
