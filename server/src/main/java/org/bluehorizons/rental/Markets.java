package org.bluehorizons.rental;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The countries where we rent. They come with migrations, so each is read once. Thread-safe. */
@Component
public class Markets {

    private final JdbcClient database;
    private final ConcurrentHashMap<String, Market> known = new ConcurrentHashMap<>();

    Markets(JdbcClient database) {
        this.database = database;
    }

    /**
     * @throws ProblemException 404 {@code market_not_found}
     */
    public Market get(String code) {
        return find(code)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "market_not_found",
                                "There is no market " + code));
    }

    public Optional<Market> find(String code) {
        var market = known.get(code);
        if (market != null) {
            return Optional.of(market);
        }
        var read = read(code);
        read.ifPresent(found -> known.put(code, found));
        return read;
    }

    private Optional<Market> read(String code) {
        return database.sql("SELECT * FROM rental.market WHERE code = :code")
                .param("code", code)
                .query((row, _) ->
                        new Market(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("currency"),
                                row.getInt("decimals"),
                                ZoneId.of(row.getString("time_zone")),
                                row.getString("tax_name"),
                                row.getBigDecimal("tax_percent"),
                                row.getString("legal_entity"),
                                row.getString("legal_address"),
                                row.getString("tax_number"),
                                row.getString("locale"),
                                row.getString("phone_prefix")))
                .optional();
    }
}
