package org.bluehorizons.simulator.chargepoint;

import java.io.IOException;
import java.util.List;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Nameplate;
import org.bluehorizons.simulator.platform.Caller;
import org.bluehorizons.simulator.world.Place;
import tools.jackson.databind.node.ObjectNode;

/** Makes charge points and tokens known to the platform; what it knows stays as it is. */
final class Registry {

    private static final int BATCH = 500;
    private static final int MOST_CONCURRENT = 1_000;
    private static final int SECURITY_PROFILE = 1;
    private static final int SECURITY_PROFILE_TLS = 2;

    private final Caller platform;
    private final Nameplate.Passwords passwords;
    private final boolean tls;

    Registry(Caller platform, Nameplate.Passwords passwords, boolean tls) {
        this.platform = platform;
        this.passwords = passwords;
        this.tls = tls;
    }

    /**
     * @param tokens that drivers will show
     */
    void register(List<Nameplate> plates, List<String> tokens)
            throws IOException, InterruptedException {
        var imported = Json.object();
        var rows = imported.putArray("tokens");
        // Many drivers show the same one.
        tokens.forEach(token ->
                rows.addObject().put("token", token).put("mostConcurrent", MOST_CONCURRENT));
        platform.post("/v1/charging/tokens/import", imported).demand();
        for (var first = 0; first < plates.size(); first += BATCH) {
            var body = Json.object();
            var stations = body.putArray("stations");
            plates.subList(first, Math.min(plates.size(), first + BATCH)).stream()
                    .map(this::station)
                    .forEach(stations::add);
            platform.post("/v1/charging/stations/batch", body).demand();
        }
    }

    private ObjectNode station(Nameplate plate) {
        var places = Place.values();
        var point = places[plate.number() % places.length].point();
        var station =
                Json.object()
                        .put("id", plate.id())
                        .put("name", "%s %s".formatted(plate.model().title(), plate.id()))
                        .put("ocppVersion", plate.dialect().version())
                        .put("securityProfile", tls ? SECURITY_PROFILE_TLS : SECURITY_PROFILE)
                        .put("password", passwords.of(plate.id()))
                        .put("latitude", point.latitude() + offset(plate.number() * 7))
                        .put("longitude", point.longitude() + offset(plate.number() * 13));
        var evses = station.putArray("evses");
        for (var number = 1; number <= plate.model().outlets(); number++) {
            evses.addObject()
                    .put("id", number)
                    .putArray("connectors")
                    .addObject()
                    .put("id", 1)
                    .put("type", plate.model().connector())
                    .put("maxPowerWatts", plate.model().watts());
        }
        return station;
    }

    /** Up to half a kilometre, so that they do not stand on each other. */
    private static double offset(int number) {
        return (number % 101 - 50) / 10_000.0;
    }
}
