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
 * Reads the totals of days. Between two regions one row a day and currency is kept, whatever their
 * size; where one side is a place, its pairs with the places of the other are added up. Safe for
 * use by many threads.
 */
@Component
class DayTotals {

    private static final String CURRENT =
            "generation = (SELECT generation FROM ingestion.price_state)";

    private final JdbcClient database;
    private final Locations locations;

    DayTotals(JdbcClient database, Locations locations) {
        this.database = database;
        this.locations = locations;
    }

    /** Grows with everything that can change an answer. */
    long version() {
        return database.sql("SELECT version FROM ingestion.price_state").query(Long.class).single();
    }

    List<DayTotal> between(Location origin, Location destination, LocalDate from, LocalDate to) {
        if (origin instanceof Within(var there) && destination instanceof Within(var here)) {
            return ofRegions(there, here, from, to);
        }
        return ofPlaces(places(origin), places(destination), from, to);
    }

    private Integer[] places(Location location) {
        return switch (location) {
            case OnePlace(var id) -> new Integer[] {id};
            case Within(var region) -> locations.placesWithin(region).toArray(Integer[]::new);
        };
    }

    private List<DayTotal> ofPlaces(
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
