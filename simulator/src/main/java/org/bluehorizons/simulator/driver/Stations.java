package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import org.bluehorizons.simulator.world.Island;
import org.bluehorizons.simulator.world.Place;

/**
 * Where drivers take cars and leave them: a station at each place, a zone for parking in the street
 * all over the island. Opens what is not there yet. Immutable.
 */
final class Stations {

    private static final int FEWEST_BAYS = 4;
    private static final int MOST_BAYS = 200;
    private static final double BAYS_A_CAR = 2.5;

    private final Map<Place, String> ids;

    private Stations(Map<Place, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    /** As if there were none; nobody keeps a bay anywhere. */
    static Stations none() {
        return new Stations(Map.of());
    }

    /**
     * @param cars how many will want a bay
     */
    static Stations open(Caller operator, int cars)
            throws IOException, InterruptedException, ExecutionException {
        var byCode = new TreeMap<String, String>();
        pages(operator, "/v1/stations?market=SG&limit=200")
                .forEach(page ->
                        page.body()
                                .path("items")
                                .forEach(station ->
                                        byCode.put(
                                                station.path("code").asString(),
                                                station.path("id").asString())));
        var bays = (int) Math.ceil(cars * BAYS_A_CAR / Place.values().length);
        var missing =
                Stream.of(Place.values())
                        .filter(place -> !byCode.containsKey(code(place)))
                        .toList();
        AtATime.run(
                missing,
                place -> {
                    var wanted = station(place, Math.clamp(bays, FEWEST_BAYS, MOST_BAYS));
                    var opened = operator.post("/v1/stations", wanted).demand().text("id");
                    synchronized (byCode) {
                        byCode.put(code(place), opened);
                    }
                });
        openZone(operator);
        var ids = new EnumMap<Place, String>(Place.class);
        for (var place : Place.values()) {
            ids.put(place, byCode.getOrDefault(code(place), ""));
        }
        return new Stations(ids);
    }

    String id(Place place) {
        return ids.getOrDefault(place, "");
    }

    /** Puts cars that the platform knows nowhere into the station where they stand. */
    void place(Map<String, ? extends Seat> cars, Caller operator)
            throws InterruptedException, ExecutionException {
        AtATime.run(
                List.copyOf(cars.entrySet()),
                car -> {
                    var path = "/v1/vehicles/%s/place".formatted(car.getKey());
                    if (operator.get(path).code().equals("vehicle_not_placed")) {
                        operator.put(path, Map.of("stationId", id(car.getValue().place())))
                                .demand("vehicle_rented");
                    }
                });
    }

    private static void openZone(Caller operator) throws IOException, InterruptedException {
        var known = operator.get("/v1/zones?market=SG&limit=200").demand().body().path("items");
        if (known.valueStream().noneMatch(zone -> zone.path("kind").asString().equals("parking"))) {
            operator.post(
                            "/v1/zones",
                            Map.of(
                                    "market", "SG",
                                    "name", "Singapore",
                                    "kind", "parking",
                                    "area", Island.geoJson()))
                    .demand();
        }
    }

    private static List<Answer> pages(Caller caller, String path)
            throws IOException, InterruptedException {
        var pages = new ArrayList<Answer>();
        pages.add(caller.get(path).demand());
        for (var next = pages.getLast().text("next");
                !next.isEmpty();
                next = pages.getLast().text("next")) {
            pages.add(caller.get(path + "&cursor=" + next).demand());
        }
        return pages;
    }

    private static Map<String, Object> station(Place place, int bays) {
        return Map.of(
                "market", "SG",
                "code", code(place),
                "name", title(place),
                "address", title(place) + ", Singapore",
                "latitude", place.point().latitude(),
                "longitude", place.point().longitude(),
                "plugRequired", place.chargerKilowatts() >= 50,
                "bays",
                        IntStream.rangeClosed(1, bays)
                                .mapToObj(number -> bay(place, number))
                                .toList());
    }

    private static Map<String, String> bay(Place place, int number) {
        var code = "A%02d".formatted(number);
        return place.chargerKilowatts() == 0
                ? Map.of("code", code)
                : Map.of("code", code, "chargePoint", code(place) + "-" + code);
    }

    private static String code(Place place) {
        return "SG-" + place.name().replace('_', '-');
    }

    private static String title(Place place) {
        return Stream.of(place.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
