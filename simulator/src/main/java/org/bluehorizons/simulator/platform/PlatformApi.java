package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's REST, as far as registering a fleet needs it. Safe for use by many threads. */
public final class PlatformApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    private PlatformApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** With a token that is there already: an API key. */
    public static PlatformApi withKey(URI address, String key) {
        return new PlatformApi(address, key);
    }

    public static PlatformApi signIn(URI address, String email, String password)
            throws IOException, InterruptedException {
        var credentials =
                JSON.createObjectNode().put("email", email).put("password", password).toString();
        var session =
                new PlatformApi(address, "").post("/v1/sessions", "application/json", credentials);
        return new PlatformApi(address, session.path("token").asString());
    }

    /**
     * Registers cars, those that are there already too.
     *
     * @return id by VIN
     */
    public Map<String, String> register(List<Papers> fleet)
            throws IOException, InterruptedException {
        var rows =
                fleet.stream()
                        .map(papers ->
                                "%s,%s,%s,%s,%s,%d,%d,SG"
                                        .formatted(
                                                papers.vin(),
                                                papers.plate(),
                                                papers.model().make(),
                                                papers.model().title(),
                                                papers.model().batteryKilowattHours(),
                                                papers.model().rangeKilometres(),
                                                papers.model().seats()))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "vin,plate,make,model,battery_kilowatt_hours,range_kilometres,seats,market\n",
                                        "\n"));
        var ids = new HashMap<String, String>();
        for (var item : post("/v1/vehicles/import", "text/csv", rows).path("items")) {
            ids.put(item.path("vin").asString(), item.path("id").asString());
        }
        return ids;
    }

    /** A new password for a car. */
    public String issuePassword(String carId) throws IOException, InterruptedException {
        return post(
                        "/v1/vehicles/%s/credentials".formatted(carId),
                        "application/json",
                        "{\"kind\": \"password\"}")
                .path("password")
                .asString();
    }

    private JsonNode post(String path, String type, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new PlatformRefusal(
                    "POST %s: %d %s".formatted(path, answer.statusCode(), detail(answer.body())));
        }
        return JSON.readTree(answer.body());
    }

    private static String detail(String body) {
        return body.startsWith("{") ? JSON.readTree(body).path("detail").asString(body) : body;
    }
}
