package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeAvailability;
import org.bluehorizons.charging.ocpp.v201.ChangeAvailability.OperationalStatus;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Take out of service, or back (1.6, 5.2; 2.0.1, G03 and G04). */
@Schema(name = "StationAvailabilityChange")
record AvailabilityChange(
        @Schema(description = "The whole station when left out.") @Nullable Integer evseId,
        @Nullable Integer connectorId,
        @Schema(example = "false") @Nullable Boolean operative)
        implements Operation {

    @Override
    public void check(Rules rules, String prefix) {
        new Place(evseId, connectorId).check(rules, prefix);
        rules.check(operative != null, prefix + "operative", "true or false");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var place = new Place(evseId, connectorId);
        var works = Boolean.TRUE.equals(operative);
        return switch (version) {
            case V1_6 ->
                    new StationMessage(
                            version,
                            "ChangeAvailability",
                            new ChangeAvailability.Request(
                                    Objects.requireNonNullElse(place.connector16(), 0),
                                    works
                                            ? ChangeAvailability.Type.OPERATIVE
                                            : ChangeAvailability.Type.INOPERATIVE));
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "ChangeAvailability",
                            new org.bluehorizons.charging.ocpp.v201.ChangeAvailability.Request(
                                    place.evse201(),
                                    works
                                            ? OperationalStatus.OPERATIVE
                                            : OperationalStatus.INOPERATIVE));
        };
    }
}
