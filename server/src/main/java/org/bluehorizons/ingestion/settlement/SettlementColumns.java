package org.bluehorizons.ingestion.settlement;

import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.rates.Currencies;

/** Columns that files of partners share. */
final class SettlementColumns {

    private static final long HIGHEST = 1_000_000_000L;
    private static final int DECIMALS = 4;

    private SettlementColumns() {}

    static Column partner() {
        return Column.text("partner")
                .matching("[A-Za-z0-9][A-Za-z0-9*._-]{0,63}")
                .saying("1 to 64 letters, digits, *, ., _ or -, such as SG-ABC");
    }

    /** An id of the partner's own. */
    static Column id(String name, int longest) {
        return Column.text(name)
                .within(1, longest)
                .matching("\\P{Cntrl}+")
                .saying("1 to %d characters, no control characters".formatted(longest));
    }

    static Column currency() {
        return Column.text("currency")
                .oneOf(Currencies.codes())
                .saying("a currency, ISO 4217, such as SGD");
    }

    static Column price(String name) {
        return Column.decimal(name)
                .within(0, HIGHEST)
                .decimals(DECIMALS)
                .saying("a number from 0 to 1000000000 with at most 4 decimals");
    }

    /** Less than nothing for a credit. */
    static Column cost(String name) {
        return Column.decimal(name)
                .within(-HIGHEST, HIGHEST)
                .decimals(DECIMALS)
                .saying("a number from -1000000000 to 1000000000 with at most 4 decimals");
    }
}
