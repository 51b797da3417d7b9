package org.bluehorizons.vehicles.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles/{id}/telemetry} and {@code /track}: what a car told over time. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles/{id}")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "History", description = "What cars told over time")
class HistoryController {

    private static final String LIST = "telemetry";
    private static final int MOST_FIXES = 5_000;

    private final TelemetryHistory history;
    private final Clock clock;

    /** A page of a car's history. */
    @Schema(name = "TelemetryHistory")
    record History(
            @Schema(type = "string", format = "uuid") VehicleId vehicleId,
            Instant from,
            Instant to,
            @Schema(example = "PT1M") String resolution,
            List<TelemetryPoint> items,
            @Schema(description = "Raw: give it as \"cursor\" to read on; null at the end.")
                    @Nullable String next) {}

    HistoryController(TelemetryHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/telemetry")
    @Operation(
            summary = "A car's telemetry, oldest first",
            description =
                    "The last day unless \"from\" and \"to\" say otherwise, at most 31 days. Downsampled by the database to at most 500 points unless \"resolution\" says otherwise; \"raw\" gives every message, page by page.")
    History telemetry(
            @PathVariable VehicleId id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(
                            description = "raw, or a step from 1s to 1d: 10s, 5m, 1h, PT1M.",
                            example = "5m")
                    @RequestParam(required = false)
                    @Nullable String resolution,
            @ParameterObject PageRequest page) {
        demandKnown(id);
        var period = Period.of(from, to, clock.instant());
        return switch (Resolution.parse(resolution, period)) {
            case Resolution.Step(var step) ->
                    new History(
                            id,
                            period.from(),
                            period.to(),
                            step.toString(),
                            history.downsampled(id, period, step),
                            null);
            case Resolution.Raw() -> raw(id, period, page);
        };
    }

    @GetMapping(path = "/track", produces = "application/geo+json")
    @Operation(
            summary = "Where a car went, as GeoJSON (RFC 7946)",
            description =
                    "A Feature with a LineString of at most 5,000 positions and their times; its geometry is a Point when there is one position, null when there is none.")
    Track track(
            @PathVariable VehicleId id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        demandKnown(id);
        var period = Period.of(from, to, clock.instant());
        return Track.of(id, period, history.track(id, period, MOST_FIXES));
    }

    private History raw(VehicleId id, Period period, PageRequest page) {
        var after =
                page.after(LIST, 3)
                        .map(cursor ->
                                new TelemetryHistory.Place(
                                        cursor.instant(0),
                                        (int) cursor.number(1),
                                        cursor.number(2)))
                        .orElse(null);
        var found =
                Page.of(
                        history.raw(id, period, after, page.rows()),
                        page,
                        message ->
                                Cursor.of(
                                        LIST,
                                        message.recordedAt(),
                                        message.boot(),
                                        message.sequence()));
        return new History(
                id,
                period.from(),
                period.to(),
                "raw",
                found.items().stream().map(HistoryController::point).toList(),
                found.next());
    }

    private void demandKnown(VehicleId id) {
        if (!history.knows(id)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND, "vehicle_not_found", "There is no vehicle " + id);
        }
    }

    private static TelemetryPoint point(TelemetryMessage message) {
        var signals = message.signals();
        return new TelemetryPoint(
                message.recordedAt(),
                null,
                message.boot(),
                message.sequence(),
                message.receivedAt(),
                signals.latitude(),
                signals.longitude(),
                signals.speedKmh(),
                null,
                signals.socPercent(),
                signals.rangeMetres(),
                signals.odometerMetres(),
                signals.tractionVolts(),
                signals.tractionWatts(),
                signals.tractionCelsius(),
                signals.lowVoltageVolts(),
                signals.cabinCelsius(),
                signals.moving(),
                signals.charging(),
                signals.plugged(),
                signals.faultCodes(),
                signals.otherJson());
    }
}
