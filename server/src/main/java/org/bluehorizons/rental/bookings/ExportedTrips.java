package org.bluehorizons.rental.bookings;

import org.bluehorizons.exports.ExportSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Trips for staff, as a file. */
@Configuration(proxyBeanMethods = false)
class ExportedTrips {

    @Bean
    ExportSet tripExports() {
        return new ExportSet(
                "trips",
                "Trips that have ended in the period, and what they cost.",
                """
                SELECT id AS booking_id, driver_id, vehicle_id, market, tariff_id, corporate_id,
                       cost_centre, started_at, ended_at, pickup_station, end_station,
                       end_odometer_metres - start_odometer_metres AS metres,
                       start_soc_percent, end_soc_percent, currency, total, review
                FROM rental.booking
                WHERE started_at IS NOT NULL AND ended_at >= ? AND ended_at < ?
                ORDER BY ended_at, id
                """);
    }
}
