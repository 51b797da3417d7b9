package org.bluehorizons.charging.operations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers by which stations' later messages name what they were asked. */
@Component
public class StationNumbers implements StationMessage.Numbers {

    private final JdbcClient database;

    StationNumbers(JdbcClient database) {
        this.database = database;
    }

    @Override
    public int getAsInt() {
        return database.sql("SELECT nextval('charging.request_number')")
                .query(Integer.class)
                .single();
    }
}
