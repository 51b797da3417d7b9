package org.bluehorizons.rental.bookings;

import java.time.Instant;
import java.time.ZoneOffset;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.pricing.Price.Discount;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What promo codes take off. A use is a booking that carries the code and was not given up. */
@Component
class Promos {

    private final JdbcClient database;

    Promos(JdbcClient database) {
        this.database = database;
    }

    /**
     * @throws ProblemException 422 naming {@code promoCode} when it is not one that the driver can
     *     use
     */
    @Nullable Discount discount(@Nullable String code, Driver driver, Instant now) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return database.sql(
                        """
                        SELECT code, percent, amount FROM rental.promo
                        WHERE code = upper(:code) AND market = :market
                          AND effective @> :now::timestamptz
                          AND (most_uses IS NULL OR uses < most_uses)
                          AND uses_each > (SELECT count(*) FROM rental.booking
                                           WHERE driver_id = :driver AND promo = rental.promo.code
                                             AND state NOT IN ('cancelled', 'expired', 'no_show'))
                        """)
                .param("code", code.strip())
                .param("market", driver.market())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("driver", driver.id())
                .query((row, _) ->
                        new Discount(
                                row.getString("code"),
                                row.getBigDecimal("percent"),
                                row.getBigDecimal("amount")))
                .optional()
                .orElseThrow(() ->
                        ProblemException.field(
                                "promoCode", "a code in effect that you have not used up"));
    }

    /** One use more; in the caller's transaction. False when it was used up meanwhile. */
    boolean use(String code) {
        return database.sql(
                                """
                                UPDATE rental.promo SET uses = uses + 1
                                WHERE code = :code AND (most_uses IS NULL OR uses < most_uses)
                                """)
                        .param("code", code)
                        .update()
                > 0;
    }

    void giveBack(@Nullable String code) {
        if (code != null) {
            database.sql("UPDATE rental.promo SET uses = uses - 1 WHERE code = :code AND uses > 0")
                    .param("code", code)
                    .update();
        }
    }
}
