package org.bluehorizons.rental.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened, in the transaction in which it happens. Safe for use by many threads. */
@Component
public class Journal {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    Journal(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What an event is about.
     *
     * @param state of the booking after it
     */
    public record About(
            @Nullable UUID booking,
            @Nullable UUID driver,
            @Nullable UUID vehicle,
            @Nullable String state) {

        public static About driver(UUID driver) {
            return new About(null, driver, null, null);
        }
    }

    /**
     * @param type past tense, such as {@code licence.approved}
     * @param actor an actor's name
     */
    public void record(String type, About about, Map<String, ?> data, String actor) {
        database.sql(
                        """
                        INSERT INTO rental.event
                            (at, type, booking_id, driver_id, vehicle_id, state, data, made_by)
                        VALUES (:at, :type, :booking, :driver, :vehicle, :state, :data::jsonb, :by)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("type", type)
                .param("booking", about.booking())
                .param("driver", about.driver())
                .param("vehicle", about.vehicle())
                .param("state", about.state())
                .param("data", json.writeValueAsString(data))
                .param("by", actor)
                .update();
    }
}
