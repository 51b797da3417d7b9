package org.bluehorizons.rental.memberships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of promo codes. Bookings count their uses. Safe for use by many threads. */
@Component
class PromoCodes {

    private static final String COLUMNS =
            """
            code, market, percent, amount, lower(effective) AS from_at, upper(effective) AS until_at,
            most_uses, uses, uses_each, created_by, created_at
            """;

    private final JdbcClient database;

    PromoCodes(JdbcClient database) {
        this.database = database;
    }

    Optional<Promo> find(String code) {
        return database.sql("SELECT %s FROM rental.promo WHERE code = :code".formatted(COLUMNS))
                .param("code", code)
                .query((row, _) -> promo(row))
                .optional();
    }

    /** By code. */
    List<Promo> list(@Nullable String market, @Nullable String after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.promo
                        WHERE (:market::text IS NULL OR market = :market)
                          AND (:after::text IS NULL OR code > :after)
                        ORDER BY code LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("market", market)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> promo(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code promo_code_taken}
     */
    Promo insert(Promo wanted) {
        try {
            return database.sql(
                            """
                            INSERT INTO rental.promo
                                (code, market, percent, amount, effective, most_uses, uses_each,
                                 created_by)
                            VALUES (:code, :market, :percent, :amount, tstzrange(:from, :until),
                                    :mostUses, :usesEach, :by)
                            RETURNING %s
                            """
                                    .formatted(COLUMNS))
                    .param("code", wanted.code())
                    .param("market", wanted.market())
                    .param("percent", wanted.percent())
                    .param("amount", wanted.amount())
                    .param("from", at(wanted.from()))
                    .param("until", at(wanted.until()))
                    .param("mostUses", wanted.mostUses())
                    .param("usesEach", wanted.usesEach())
                    .param("by", wanted.createdBy())
                    .query((row, _) -> promo(row))
                    .single();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "promo_code_taken",
                    "code: there is, or was, %s already".formatted(wanted.code()));
        }
    }

    /** From now on; one that has not begun never does. One that has ended stays as it is. */
    Optional<Promo> end(String code, Instant now) {
        return database.sql(
                        """
                        UPDATE rental.promo SET effective = effective * tstzrange(NULL, :now)
                        WHERE code = :code
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("now", at(now))
                .param("code", code)
                .query((row, _) -> promo(row))
                .optional();
    }

    private static Promo promo(ResultSet row) throws SQLException {
        return new Promo(
                row.getString("code"),
                row.getString("market"),
                row.getBigDecimal("percent"),
                row.getBigDecimal("amount"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                row.getObject("most_uses", Integer.class),
                row.getInt("uses"),
                row.getInt("uses_each"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
