package org.bluehorizons.vehicles.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry at a time. Downsampled: averages of what is measured, the last position, counter and
 * state of the stretch, and how many messages there were.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TelemetryPoint(
        @Schema(description = "The car's clock; downsampled: where the stretch begins.")
                Instant time,
        @Schema(description = "Downsampled: messages in the stretch.", example = "12")
                @Nullable Long messages,
        @Schema(description = "Raw.") @Nullable Integer boot,
        @Schema(description = "Raw.") @Nullable Long sequence,
        @Schema(description = "Raw: the platform's clock.") @Nullable Instant receivedAt,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Float speedKmh,
        @Schema(description = "Downsampled: the highest.") @Nullable Float highestSpeedKmh,
        @Nullable Float stateOfChargePercent,
        @Nullable Integer rangeMetres,
        @Nullable Long odometerMetres,
        @Nullable Float tractionVolts,
        @Nullable Float tractionWatts,
        @Nullable Float tractionCelsius,
        @Nullable Float lowVoltageVolts,
        @Nullable Float cabinCelsius,
        @Nullable Boolean moving,
        @Nullable Boolean charging,
        @Nullable Boolean plugged,
        @Schema(description = "Raw.") @Nullable List<String> faultCodes,
        @Schema(
                        description = "Raw: further VSS signals.",
                        types = {"object", "null"})
                @JsonRawValue
                @Nullable String other) {}
