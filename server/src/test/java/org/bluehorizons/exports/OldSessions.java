package org.bluehorizons.exports;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Charging sessions on a day of long ago, that no other test has. */
record OldSessions(JdbcClient database, LocalDate day, String station) {

    OldSessions(JdbcClient database, LocalDate day) {
        this(database, day, "E-" + UUID.randomUUID());
        database.sql("INSERT INTO charging.station (id) VALUES (:id)")
                .param("id", station)
                .update();
    }

    /** One a second, from the day's first second on. */
    void add(int count, String token) {
        insert(count, day + " 00:00:00", token);
    }

    /** One, a second after that time, such as {@code 12:00:00}; a day before or after. */
    void addAt(String time, String token) {
        insert(1, day + " " + time, token);
    }

    private void insert(int count, String from, String token) {
        var parts = from.split(" ", 3);
        database.sql(
                        """
                        INSERT INTO charging.transaction
                            (station_id, ocpp_version, ocpp_id, id_token, started_at,
                             started_told_at, started_received_at, stopped_at, heard_at)
                        SELECT :station, '2.0.1', gen_random_uuid()::text, :token, at, at, at, at, at
                        FROM (SELECT :from::timestamptz + :shift::interval
                                     + number * interval '1 second' AS at
                              FROM generate_series(1, :count) AS number) AS times
                        """)
                .param("station", station)
                .param("token", token)
                .param("from", parts[0] + " " + parts[1] + "+00")
                .param("shift", parts.length > 2 ? parts[2] : "0 days")
                .param("count", count)
                .update();
    }
}
