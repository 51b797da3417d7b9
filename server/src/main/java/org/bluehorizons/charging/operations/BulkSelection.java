package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Which stations: those that meet everything that is given. */
@Schema(name = "StationSelection")
record BulkSelection(
        @Nullable UUID siteId,
        @Schema(description = "At most 10000.") @Nullable List<String> stationIds,
        @Schema(example = "ABB") @Nullable String vendor,
        @Nullable String model,
        @Schema(description = "The firmware version that they run.") @Nullable String firmware,
        @Schema(
                        example = "1.6",
                        allowableValues = {"1.6", "2.0.1"})
                @Nullable String version,
        @Schema(description = "True alone selects every station.") @Nullable Boolean all) {

    private static final int MOST_IDS = 10_000;

    void check(Rules rules) {
        var nothing =
                siteId == null
                        && stationIds == null
                        && vendor == null
                        && model == null
                        && firmware == null
                        && version == null;
        rules.check(
                        Boolean.TRUE.equals(all) == nothing,
                        "selection",
                        "siteId, stationIds, vendor, model, firmware or version; or else all: true")
                .check(
                        stationIds == null
                                || (!stationIds.isEmpty() && stationIds.size() <= MOST_IDS),
                        "selection.stationIds",
                        "1 to 10000 ids")
                .check(
                        version == null || OcppVersion.byWord(version).isPresent(),
                        "selection.version",
                        "1.6 or 2.0.1");
    }
}
