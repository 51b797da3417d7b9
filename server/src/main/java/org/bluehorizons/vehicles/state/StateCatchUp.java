package org.bluehorizons.vehicles.state;

import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.TelemetryColumns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what a killed process had committed but not brought to the live state: the telemetry
 * received since shortly before the newest state. In the background after the start.
 */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
class StateCatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(StateCatchUp.class);

    private final JdbcClient database;
    private final LiveState state;

    StateCatchUp(JdbcClient database, LiveState state) {
        this.database = database;
        this.state = state;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("state-catch-up").start(this::catchUp);
    }

    void catchUp() {
        try {
            database.sql(
                            """
                            SELECT %s FROM vehicles.telemetry
                            WHERE recorded_at > now() - interval '1 day'
                              AND received_at > coalesce(
                                  (SELECT max(received_at) FROM vehicles.state) - interval '10 seconds',
                                  now() - interval '1 day')
                            """
                                    .formatted(TelemetryColumns.ALL))
                    .query(row -> {
                        state.apply(List.of(TelemetryColumns.read(row)));
                    });
            // Whose connection ended with the process that held it.
            database.sql(
                            """
                            SELECT vehicle_id FROM vehicles.state
                            WHERE connected AND NOT EXISTS (
                                SELECT FROM vehicles.connection
                                WHERE connection.vehicle_id = state.vehicle_id)
                            """)
                    .query(row -> {
                        state.touch(new VehicleId(row.getObject(1, UUID.class)));
                    });
        } catch (DataAccessException failure) {
            LOG.warn("live states may lag until the next message of each car", failure);
        }
    }
}
