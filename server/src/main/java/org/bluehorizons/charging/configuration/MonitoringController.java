package org.bluehorizons.charging.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/stations/{id}/monitors} and {@code events}: what stations watch. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{id}")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging configuration", description = "Stations' settings")
class MonitoringController {

    private static final String MONITORS = "charging-monitors";
    private static final String EVENTS = "charging-station-events";

    private final StationDesk desk;
    private final JdbcClient database;

    @Schema(name = "StationMonitor")
    record Monitor(
            int id,
            String name,
            String type,
            @Nullable BigDecimal value,
            @Schema(description = "0 danger .. 9 debug.") int severity,
            Instant readAt) {}

    @Schema(name = "StationEvent")
    record Event(
            long id,
            Instant at,
            Instant receivedAt,
            @Schema(example = "Alerting") String trigger,
            String name,
            String value,
            @Nullable String techCode,
            @Nullable String techInfo,
            boolean cleared,
            @Nullable Integer severity,
            boolean critical) {}

    MonitoringController(StationDesk desk, JdbcClient database) {
        this.desk = desk;
        this.database = database;
    }

    @GetMapping("/monitors")
    @Operation(
            summary = "What a station watches",
            description = "Set, cleared and asked for by commands of OCPP 2.0.1.")
    Page<Monitor> monitors(@PathVariable String id, @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var after = page.after(MONITORS, 1).map(cursor -> (int) cursor.number(0)).orElse(null);
        var found =
                database.sql(
                                """
                                SELECT * FROM charging.variable_monitor
                                WHERE station_id = :station AND (:after::int IS NULL OR id > :after)
                                ORDER BY id
                                LIMIT :rows
                                """)
                        .param("station", id)
                        .param("after", after)
                        .param("rows", page.rows())
                        .query((row, _) ->
                                new Monitor(
                                        row.getInt("id"),
                                        VariableName.read(row).text(),
                                        row.getString("type"),
                                        row.getBigDecimal("value"),
                                        row.getInt("severity"),
                                        row.getObject("read_at", OffsetDateTime.class).toInstant()))
                        .list();
        return Page.of(found, page, monitor -> Cursor.of(MONITORS, monitor.id()));
    }

    @GetMapping("/events")
    @Operation(summary = "What a station's monitors have seen, newest first")
    Page<Event> events(
            @PathVariable String id,
            @Parameter(description = "Only critical ones.") @RequestParam(defaultValue = "false")
                    boolean critical,
            @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var before = page.after(EVENTS, 1).map(cursor -> cursor.number(0)).orElse(null);
        var found =
                database.sql(
                                """
                                SELECT * FROM charging.station_event
                                WHERE station_id = :station AND (critical OR NOT :critical)
                                  AND (:before::bigint IS NULL OR id < :before)
                                ORDER BY id DESC
                                LIMIT :rows
                                """)
                        .param("station", id)
                        .param("critical", critical)
                        .param("before", before)
                        .param("rows", page.rows())
                        .query((row, _) ->
                                new Event(
                                        row.getLong("id"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getObject("received_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("trigger"),
                                        VariableName.read(row).text(),
                                        row.getString("value"),
                                        row.getString("tech_code"),
                                        row.getString("tech_info"),
                                        row.getBoolean("cleared"),
                                        row.getObject("severity", Integer.class),
                                        row.getBoolean("critical")))
                        .list();
        return Page.of(found, page, event -> Cursor.of(EVENTS, event.id()));
    }
}
