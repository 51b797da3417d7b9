package org.bluehorizons.rental.drivers;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.bluehorizons.accounts.ClientAddress;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Slows down robots that register, for all nodes together. Safe for use by many threads. */
@Component
class RegistrationLimit {

    private final JdbcClient database;
    private final DriverSettings settings;
    private final Clock clock;

    RegistrationLimit(JdbcClient database, DriverSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Call it outside the transaction of the registration: a refused one counts too.
     *
     * @param address as the servlet container writes it
     * @throws ProblemException 429 {@code too_many_registrations}
     */
    void count(String address) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var count =
                database.sql(
                                """
                                INSERT INTO rental.registration AS known (network, hour, count)
                                VALUES (:network, :hour, 1)
                                ON CONFLICT (network, hour) DO UPDATE SET count = known.count + 1
                                RETURNING count
                                """)
                        .param("network", ClientAddress.network(address))
                        .param("hour", hour.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single();
        if (count > settings.registrationsPerHour()) {
            var wait = Duration.between(now, hour.plus(1, ChronoUnit.HOURS)).toSeconds() + 1;
            throw ProblemException.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too_many_registrations",
                            "Too many registrations from your network; try again in %d s."
                                    .formatted(wait))
                    .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        }
    }

    /** Forgets the hours before this one. */
    void deleteOld() {
        database.sql("DELETE FROM rental.registration WHERE hour < :hour")
                .param(
                        "hour",
                        clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .update();
    }
}
