package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.Codes;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.Replacement;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.bluehorizons.ingestion.places.Locations;
import org.springframework.stereotype.Component;

/**
 * The data set {@code prices}. A price has no key: the same price twice is two prices (the same
 * file twice is one load). Appending adds prices; merging replaces the days that the file has
 * prices of; replacing replaces all.
 */
@Component
class Prices implements DataSet {

    private static final String A_PLACE = "the code of a place; see /v1/places";
    private static final long HIGHEST = 1_000_000_000_000L;
    private static final int DECIMALS = 4;

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public String purpose() {
        return "Prices from a place to another on a day; /v1/rates answers their averages. Merging replaces the days in the file, replacing all days.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("origin", A_PLACE),
                Column.code("destination", A_PLACE),
                Column.date("day")
                        .within(RateQuestion.FIRST_DAY, RateQuestion.LAST_DAY)
                        .saying("a day from 1900-01-01 to 2199-12-31, as yyyy-MM-dd"),
                Column.decimal("amount")
                        .within(0, HIGHEST)
                        .decimals(DECIMALS)
                        .saying("a number from 0 to 1000000000000 with at most 4 decimals"),
                Column.text("currency")
                        .oneOf(Currencies.codes())
                        .saying("a currency, ISO 4217, such as SGD"));
    }

    @Override
    public List<LoadMode> modes() {
        return List.of(LoadMode.APPEND, LoadMode.MERGE, LoadMode.REPLACE);
    }

    @Override
    public Map<String, Codes> codes(Connection database) {
        var places = Locations.codesOfPlaces(Statements.on(database));
        return Map.of("origin", places, "destination", places);
    }

    @Override
    public void prepare(Connection database, UUID load, LoadMode mode) {
        if (mode == LoadMode.REPLACE) {
            new PriceGenerations(Statements.on(database)).begin(load);
        }
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        var statements = Statements.on(database);
        var totals = new PriceTotals(statements);
        var current = totals.lock();
        switch (rows.mode()) {
            case APPEND -> {
                totals.add(current, rows.table(), rows.load());
                totals.changed();
            }
            case MERGE -> {
                totals.clearDays(current, rows.table(), rows.load());
                totals.add(current, rows.table(), rows.load());
                totals.changed();
            }
            case REPLACE -> {
                var filled = new PriceGenerations(statements).of(rows.load());
                totals.add(filled, rows.table(), rows.load());
            }
        }
        return rows.rows();
    }

    @Override
    public Optional<Replacement> replacement(Connection database, UUID load) {
        return PriceReplacement.of(database, load);
    }

    @Override
    public void publish(Connection database, UUID load, LoadMode mode) {
        var statements = Statements.on(database);
        var totals = new PriceTotals(statements);
        totals.forgetDays(load);
        if (mode == LoadMode.REPLACE) {
            totals.lock();
            new PriceGenerations(statements).show(load);
            totals.changed();
        }
    }

    @Override
    public void discard(Connection database, UUID load, LoadMode mode) {
        var statements = Statements.on(database);
        new PriceTotals(statements).forgetDays(load);
        new PriceGenerations(statements).giveUp(load);
    }
}
