package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.RowCheck.Broken;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.stereotype.Component;

/** The data set {@code currency-rates}: what a unit of the base currency was worth, day by day. */
@Component
class CurrencyRates implements DataSet {

    private static final long HIGHEST = 1_000_000_000L;
    private static final int DECIMALS = 9;
    private static final int CURRENCY = 1;
    private static final int PER_BASE = 2;

    private final RateSettings settings;

    CurrencyRates(RateSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "currency-rates";
    }

    @Override
    public String purpose() {
        return "Units of a currency for one unit of %s, from a day on until the next that is given."
                .formatted(settings.baseCurrency());
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.date("day")
                        .within(RateQuestion.FIRST_DAY, RateQuestion.LAST_DAY)
                        .saying("a day from 1900-01-01 to 2199-12-31, as yyyy-MM-dd"),
                Column.text("currency")
                        .oneOf(Currencies.codes())
                        .saying("a currency, ISO 4217, such as EUR"),
                Column.decimal("per_base")
                        .within(0, HIGHEST)
                        .decimals(DECIMALS)
                        .saying("a number over 0, at most 1000000000, with at most 9 decimals"));
    }

    @Override
    public List<String> key() {
        return List.of("day", "currency");
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        var base = settings.baseCurrency().getCurrencyCode();
        return row -> {
            var rate = new BigDecimal(String.valueOf(row.text(PER_BASE)));
            if (rate.signum() == 0) {
                return new Broken("per_base", "a number over 0");
            }
            return base.equals(row.text(CURRENCY)) && rate.compareTo(BigDecimal.ONE) != 0
                    ? new Broken("per_base", "1, for the base currency itself")
                    : null;
        };
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        var statements = Statements.on(database);
        var changed =
                statements
                        .sql(
                                """
                                INSERT INTO ingestion.currency_rate AS known (currency, day, per_base)
                                SELECT currency, day, per_base FROM %s ORDER BY currency, day
                                ON CONFLICT (currency, day) DO UPDATE
                                SET per_base = excluded.per_base
                                WHERE known.per_base <> excluded.per_base
                                """
                                        .formatted(rows.table()))
                        .update();
        if (changed > 0) {
            new PriceTotals(statements).changed();
        }
        return changed;
    }
}
