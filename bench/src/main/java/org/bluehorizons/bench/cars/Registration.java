package org.bluehorizons.bench.cars;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bluehorizons.bench.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers cars with the platform through its REST interface, as an administrator would. */
public final class Registration {
    private static final int AT_ONCE = 16;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI platform;
    private final String authorization;

    private Registration(URI platform, Platform.Administrator administrator)
            throws IOException, InterruptedException {
        this.platform = platform;
        JsonNode session =
                send(
                        request("/v1/sessions"),
                        Map.of(
                                "email", administrator.email(),
                                "password", administrator.password()));
        this.authorization = "Bearer " + session.path("token").asString("");
    }

    /** Registers that many cars and lets each sign in with a password. */
    public static List<CarAccount> of(int cars, URI platform, Platform.Administrator administrator)
            throws IOException, InterruptedException, ExecutionException {
        Registration registration = new Registration(platform, administrator);
        try (ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<CarAccount>> all =
                    IntStream.range(0, cars)
                            .mapToObj(i -> clerks.submit(() -> registration.register(i)))
                            .toList();
            List<CarAccount> accounts = new ArrayList<>();
            for (Future<CarAccount> one : all) {
                accounts.add(one.get());
            }
            return accounts;
        }
    }

    private CarAccount register(int serial) throws IOException, InterruptedException {
        JsonNode car =
                send(
                        authorized("/v1/vehicles"),
                        Map.of(
                                "vin",
                                Vin.of(serial),
                                "plate",
                                "BM%06d".formatted(serial),
                                "make",
                                "Bench",
                                "model",
                                "Mark",
                                "batteryKilowattHours",
                                60,
                                "rangeKilometres",
                                400,
                                "seats",
                                5));
        String id = car.path("id").asString();
        JsonNode credential =
                send(authorized("/v1/vehicles/" + id + "/credentials"), Map.of("kind", "password"));
        return new CarAccount(
                id, credential.path("username").asString(), credential.path("password").asString());
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path)
                .header("Authorization", authorization)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.resolve(path))
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest complete =
                request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
        HttpResponse<String> answer = http.send(complete, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "POST %s: %d %s"
                            .formatted(
                                    complete.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }
}
