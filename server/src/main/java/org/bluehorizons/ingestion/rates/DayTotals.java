package org.bluehorizons.ingestion.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.bluehorizons.ingestion.places.Location;
import org.bluehorizons.ingestion.places.Location.OnePlace;
import org.bluehorizons.ingestion.places.Location.Within;
import org.bluehorizons.ingestion.places.Locations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the totals of days. Between places and regions, whatever their size, one row a day and
 * currency is kept. Totals between a place and a region may be behind for a while ({@link
 * LatePlaceTotals}): then the place's pairs with the region's places are added up. Safe for use by
 * many threads.
 */
@Component
class DayTotals {

    private static final String CURRENT =
            "generation = (SELECT generation FROM ingestion.price_state)";

    private final JdbcClient database;
    private final Locations locations;

    private record Way(Location origin, Location destination) {}

    DayTotals(JdbcClient database, Locations locations) {
        this.database = database;
        this.locations = locations;
    }

    /** Grows with everything that can change an answer. */
    long version() {
        return database.sql("SELECT version FROM ingestion.price_state").query(Long.class).single();
    }

    List<DayTotal> between(Location origin, Location destination, LocalDate from, LocalDate to) {
        var kept =
                switch (new Way(origin, destination)) {
                    case Way(Within(var there), Within(var here)) ->
                            ofRegions(there, here, from, to);
                    case Way(OnePlace(var place), Within(var region)) ->
                            ofPlace(place, true, region, from, to);
                    case Way(Within(var region), OnePlace(var place)) ->
                            ofPlace(place, false, region, from, to);
                    case Way(OnePlace(var there), OnePlace(var here)) ->
                            ofPairs(new Integer[] {there}, new Integer[] {here}, from, to);
                };
        return kept.isEmpty() && isMixed(origin, destination)
                ? ofPairs(places(origin), places(destination), from, to)
                : kept;
    }

    private static boolean isMixed(Location origin, Location destination) {
        return origin instanceof OnePlace != destination instanceof OnePlace;
    }

    /** Empty also when the totals are behind. */
    private List<DayTotal> ofPlace(
            int place, boolean outward, int region, LocalDate from, LocalDate to) {
        return database.sql(
                        """
                        SELECT day, currency, totals[at] AS total, prices[at] AS prices
                        FROM (SELECT day, currency, totals, prices,
                                     array_position(regions, :region) AS at
                              FROM ingestion.place_total
                              WHERE generation = (
                                        SELECT generation FROM ingestion.price_state
                                        JOIN ingestion.price_generation USING (generation)
                                        WHERE place_version = version)
                                AND place_id = :place AND outward = :outward
                                AND day = ANY(:days::date[])) AS kept
                        WHERE at IS NOT NULL
                        """)
                .param("place", place)
                .param("outward", outward)
                .param("region", region)
                .param("days", days(from, to))
                .query((row, _) -> total(row))
                .list();
    }

    private Integer[] places(Location location) {
        return switch (location) {
            case OnePlace(var id) -> new Integer[] {id};
            case Within(var region) -> locations.placesWithin(region).toArray(Integer[]::new);
        };
    }

    private List<DayTotal> ofPairs(
            Integer[] origins, Integer[] destinations, LocalDate from, LocalDate to) {
        return database.sql(
                        """
                        SELECT day, currency, sum(total) AS total, sum(prices) AS prices
                        FROM ingestion.price_total
                        WHERE %s AND origin_id = ANY(:origins)
                          AND destination_id = ANY(:destinations) AND day = ANY(:days::date[])
                        GROUP BY day, currency
                        """
                                .formatted(CURRENT))
                .param("origins", origins)
                .param("destinations", destinations)
                .param("days", days(from, to))
                .query((row, _) -> total(row))
                .list();
    }

    private List<DayTotal> ofRegions(int origin, int destination, LocalDate from, LocalDate to) {
        return database.sql(
                        """
                        SELECT day, currency, total, prices
                        FROM ingestion.region_total
                        WHERE %s AND origin_id = :origin AND destination_id = :destination
                          AND day = ANY(:days::date[])
                        """
                                .formatted(CURRENT))
                .param("origin", origin)
                .param("destination", destination)
                .param("days", days(from, to))
                .query((row, _) -> total(row))
                .list();
    }

    /** Each by itself: the index begins with the day. */
    private static String[] days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(LocalDate::toString).toArray(String[]::new);
    }

    private static DayTotal total(ResultSet row) throws SQLException {
        return new DayTotal(
                row.getObject("day", LocalDate.class),
                Currency.getInstance(row.getString("currency")),
                row.getBigDecimal("total"),
                row.getLong("prices"));
    }
}
