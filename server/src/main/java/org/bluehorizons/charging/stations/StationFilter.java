package org.bluehorizons.charging.stations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Which stations a list is about; what is null does not matter. */
record StationFilter(
        @Nullable UUID site,
        @Schema(description = "Of any connector.", example = "Charging") @Nullable String status,
        @Nullable Boolean connected,
        @Schema(description = "That it speaks, or is registered with.", example = "2.0.1")
                @Nullable String version,
        @Nullable String vendor,
        @Schema(description = "In the id, name, model, serial number or note.")
                @Nullable String text,
        @Schema(description = "Whether a connector, or the station, tells a fault.")
                @Nullable Boolean faulted,
        @Schema(description = "Retired ones instead of those in use.") @Nullable Boolean retired) {

    /**
     * @throws ProblemException naming each wrong parameter
     */
    StationFilter checked() {
        new Rules()
                .check(
                        version == null || OcppVersion.byWord(version).isPresent(),
                        "version",
                        "1.6 or 2.0.1")
                .check(text == null || text.length() <= 128, "text", "at most 128 characters")
                .demand();
        return this;
    }
}
