package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The platform's REST, as far as registering a fleet needs it. Safe for use by many threads. */
public final class PlatformApi {

    private final HttpCaller caller;

    private PlatformApi(HttpCaller caller) {
        this.caller = caller;
    }

    /** With a token that is there already: an API key. */
    public static PlatformApi withKey(URI address, String key) {
        return new PlatformApi(HttpCaller.anonymous(address).with(key));
    }

    public static PlatformApi signIn(URI address, String email, String password)
            throws IOException, InterruptedException {
        var caller = HttpCaller.anonymous(address);
        return new PlatformApi(caller.with(caller.signIn(email, password).text("token")));
    }

    /** The same caller for all else. */
    public HttpCaller caller() {
        return caller;
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
        var answer =
                caller.postFile(
                                "/v1/vehicles/import",
                                "text/csv",
                                rows.getBytes(StandardCharsets.UTF_8))
                        .demand();
        for (var item : answer.body().path("items")) {
            ids.put(item.path("vin").asString(), item.path("id").asString());
        }
        return ids;
    }

    /** A new password for a car. */
    public String issuePassword(String carId) throws IOException, InterruptedException {
        return caller.post(
                        "/v1/vehicles/%s/credentials".formatted(carId),
                        Map.of("kind", "password"),
                        "")
                .demand()
                .text("password");
    }
}
