package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.Reset;
import org.bluehorizons.charging.ocpp.v201.Reset.ResetKind;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Start again (1.6, 5.14; 2.0.1, B11 and B12). */
@Schema(name = "StationReset")
record StationReset(
        @Schema(
                        example = "soft",
                        allowableValues = {"soft", "hard", "onIdle", "immediate"},
                        description =
                                "The words of either version: soft is onIdle in OCPP 2.0.1, hard is immediate.")
                @Nullable String type,
        @Schema(description = "OCPP 2.0.1 alone; the whole station when left out.")
                @Nullable Integer evseId)
        implements Operation {

    private static final Set<String> GENTLE = Set.of("soft", "onIdle");
    private static final Set<String> FORCED = Set.of("hard", "immediate");

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                type != null && (GENTLE.contains(type) || FORCED.contains(type)),
                prefix + "type",
                "soft, hard, onIdle or immediate");
        new Place(evseId, null).check(rules, prefix);
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var gentle = GENTLE.contains(String.valueOf(type));
        return switch (version) {
            case V1_6 -> {
                if (evseId != null) {
                    throw ProblemException.field(
                            "evseId", "left out: the station speaks OCPP 1.6, which resets whole");
                }
                yield new StationMessage(
                        version,
                        "Reset",
                        new Reset.Request(gentle ? Reset.Type.SOFT : Reset.Type.HARD));
            }
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "Reset",
                            new org.bluehorizons.charging.ocpp.v201.Reset.Request(
                                    gentle ? ResetKind.ON_IDLE : ResetKind.IMMEDIATE, evseId));
        };
    }
}
