package org.bluehorizons.charging.profiles;

import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which stations there are, and whose power is shared. Safe for use by many threads. */
@Component
class ProfileStations {

    private final JdbcClient database;

    ProfileStations(JdbcClient database) {
        this.database = database;
    }

    /**
     * @throws ProblemException 404 {@code station_not_found}
     */
    void demand(String stationId) {
        var found =
                database.sql("SELECT 1 FROM charging.station WHERE id = :id AND retired_at IS NULL")
                        .param("id", stationId)
                        .query(Integer.class)
                        .optional();
        if (found.isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "station_not_found",
                    "There is no charging station " + stationId);
        }
    }

    /** Whether the station's site has a limit. */
    boolean isShared(String stationId) {
        return database.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM charging.station
                            JOIN charging.site ON site.id = station.site_id
                            WHERE station.id = :id AND site.max_power_watts IS NOT NULL)
                        """)
                .param("id", stationId)
                .query(Boolean.class)
                .single();
    }
}
