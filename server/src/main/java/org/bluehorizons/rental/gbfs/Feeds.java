package org.bluehorizons.rental.gbfs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.availability.FleetBoard;
import org.bluehorizons.rental.places.Places;
import org.bluehorizons.rental.places.Station;
import org.bluehorizons.rental.places.Zone;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The feeds of all markets where there is anything to tell. Each is made at most once a second,
 * however many ask. Safe for use by many threads.
 */
@Component
class Feeds {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PRICES_LAST = Duration.ofSeconds(5);

    private final FleetBoard board;
    private final Places places;
    private final Markets markets;
    private final PublicPrices prices;
    private final GbfsSettings settings;
    private final FeedWriter writer;
    private final Clock clock;
    private final ConcurrentHashMap<Key, Document> documents = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Prices> plans = new ConcurrentHashMap<>();

    private record Key(String market, Feed feed) {}

    private record Prices(List<PublicPlan> plans, Instant readAt) {}

    Feeds(
            FleetBoard board,
            Places places,
            Markets markets,
            PublicPrices prices,
            GbfsSettings settings,
            FeedWriter writer,
            Clock clock) {
        this.board = board;
        this.places = places;
        this.markets = markets;
        this.prices = prices;
        this.settings = settings;
        this.writer = writer;
        this.clock = clock;
    }

    /** Codes of the markets that have stations, zones or cars. */
    Set<String> markets() {
        return Stream.of(
                        places.stations().stream().map(Station::market),
                        places.zones().stream().map(Zone::market),
                        board.fleet().vehicles().stream().map(VehicleSnapshot::market))
                .flatMap(codes -> codes)
                .filter(code -> markets.find(code).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param market its code in small letters
     * @throws ProblemException 404 {@code system_not_found}
     */
    String knownMarket(String market) {
        var code = market.toUpperCase(Locale.ROOT);
        if (!market.equals(market.toLowerCase(Locale.ROOT)) || !markets().contains(code)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "system_not_found",
                    "There is no such system; see /gbfs/manifest.json.");
        }
        return code;
    }

    /**
     * @param market its code in small letters
     * @throws ProblemException 404 {@code system_not_found}
     */
    Document get(String market, Feed feed) {
        var fresh = documents.get(new Key(market, feed));
        if (fresh != null && isFresh(fresh)) {
            return fresh;
        }
        var code = knownMarket(market);
        return documents.compute(
                new Key(market, feed),
                (_, before) ->
                        before != null && isFresh(before)
                                ? before
                                : Document.of(
                                        writer.write(data(scene(code), feed)),
                                        feed.ttl(),
                                        clock.instant(),
                                        before));
    }

    private List<PublicPlan> plans(Market market) {
        var now = clock.instant();
        return plans.compute(
                        market.code(),
                        (_, before) ->
                                before != null && now.isBefore(before.readAt().plus(PRICES_LAST))
                                        ? before
                                        : new Prices(prices.in(market), now))
                .plans();
    }

    private boolean isFresh(Document document) {
        return clock.instant().isBefore(document.checked().plus(FRESH));
    }

    private Object data(Scene scene, Feed feed) {
        return switch (feed) {
            case SYSTEM_INFORMATION -> SystemFeeds.information(scene, settings);
            case VEHICLE_TYPES -> VehicleFeeds.types(scene);
            case STATION_INFORMATION -> StationFeeds.information(scene);
            case STATION_STATUS -> StationFeeds.status(scene);
            case VEHICLE_STATUS -> VehicleFeeds.status(scene);
            case SYSTEM_REGIONS -> SystemFeeds.regions(scene);
            case SYSTEM_PRICING_PLANS -> SystemFeeds.pricingPlans(scene);
            case SYSTEM_ALERTS -> SystemFeeds.alerts();
            case GEOFENCING_ZONES -> ZoneFeed.of(scene);
        };
    }

    private Scene scene(String code) {
        var market = markets.get(code);
        var fleet = board.fleet();
        return new Scene(
                market,
                fleet,
                clock.instant(),
                places.stations().stream()
                        .filter(station -> station.market().equals(code))
                        .toList(),
                places.zones().stream().filter(zone -> zone.market().equals(code)).toList(),
                fleet.vehicles().stream().filter(car -> car.market().equals(code)).toList(),
                plans(market),
                settings.rentalUrl());
    }
}
