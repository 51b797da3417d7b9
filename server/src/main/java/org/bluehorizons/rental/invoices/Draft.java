package org.bluehorizons.rental.invoices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is to be invoiced. The total is the sum of the lines.
 *
 * @param market whose legal entity sells
 * @param driver who may read it; null when it is a corporate's
 * @param subject what it is for: {@code booking:...}, {@code membership:...}, {@code
 *     corporate:...:2026-11}; each is invoiced once
 * @param lines at least one, amounts as they can be charged
 */
public record Draft(
        Market market,
        Kind kind,
        Buyer buyer,
        @Nullable UUID driver,
        @Nullable UUID corporate,
        @Nullable UUID booking,
        String subject,
        List<InvoiceLine> lines,
        Instant issuedAt) {

    /** What the document is. */
    public enum Kind {
        INVOICE("invoice"),
        CREDIT_NOTE("credit_note");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As JSON and the database write it. */
        public String word() {
            return word;
        }
    }

    public Draft {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(subject + " has no lines (expected: at least one)");
        }
    }

    /**
     * @throws IllegalArgumentException when a line is in another currency than the market's
     */
    Money total() {
        return market.money(
                lines.stream()
                        .map(InvoiceLine::amount)
                        .reduce(Money.zero(market.currency()), Money::plus)
                        .amount());
    }
}
