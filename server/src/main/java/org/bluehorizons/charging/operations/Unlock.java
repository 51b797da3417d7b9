package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.UnlockConnector;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Let go of a plug (1.6, 5.18; 2.0.1, F05). */
@Schema(name = "StationUnlock")
record Unlock(
        @Schema(example = "1") @Nullable Integer evseId,
        @Schema(example = "1", description = "1 when left out.") @Nullable Integer connectorId)
        implements Operation {

    @Override
    public void check(Rules rules, String prefix) {
        new Place(evseId, connectorId).check(rules, prefix);
        rules.check(evseId != null, prefix + "evseId", "required");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var evse = Objects.requireNonNull(evseId);
        return switch (version) {
            case V1_6 -> {
                new Place(evseId, connectorId).connector16();
                yield new StationMessage(
                        version, "UnlockConnector", new UnlockConnector.Request(evse));
            }
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "UnlockConnector",
                            new org.bluehorizons.charging.ocpp.v201.UnlockConnector.Request(
                                    evse, Objects.requireNonNullElse(connectorId, 1)));
        };
    }
}
