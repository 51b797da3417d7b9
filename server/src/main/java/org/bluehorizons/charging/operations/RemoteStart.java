package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.RemoteStartTransaction;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.charging.ocpp.v201.RequestStartTransaction;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Start charging for a token (1.6, 5.11; 2.0.1, F01 and F02). */
@Schema(name = "StationRemoteStart")
record RemoteStart(
        @Schema(example = "1", description = "The station chooses when left out.")
                @Nullable Integer evseId,
        @Schema(example = "04A2B3C4D5", description = "At most 20 characters in OCPP 1.6, else 36.")
                @Nullable String token,
        @Schema(
                        example = "ISO14443",
                        description =
                                "OCPP 2.0.1 alone: Central, eMAID, ISO14443, ISO15693, KeyCode, Local or MacAddress; Central when left out.")
                @Nullable String tokenType)
        implements Operation {

    private static final int LONGEST_16 = 20;
    private static final int LONGEST = 36;

    @Override
    public void check(Rules rules, String prefix) {
        new Place(evseId, null).check(rules, prefix);
        rules.check(
                token != null && !token.isBlank() && token.length() <= LONGEST,
                prefix + "token",
                "1 to 36 characters");
        rules.check(
                tokenType == null
                        || OcppWord.find(IdTokenKind.class, tokenType)
                                .filter(kind -> kind != IdTokenKind.NO_AUTHORIZATION)
                                .isPresent(),
                prefix + "tokenType",
                "Central, eMAID, ISO14443, ISO15693, KeyCode, Local or MacAddress");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var text = String.valueOf(token);
        return switch (version) {
            case V1_6 -> {
                if (text.length() > LONGEST_16) {
                    throw ProblemException.field(
                            "token", "at most 20 characters: the station speaks OCPP 1.6");
                }
                yield new StationMessage(
                        version,
                        "RemoteStartTransaction",
                        new RemoteStartTransaction.Request(evseId, text, null));
            }
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "RequestStartTransaction",
                            new RequestStartTransaction.Request(
                                    evseId,
                                    null,
                                    new IdToken(null, text, kind()),
                                    numbers.getAsInt(),
                                    null));
        };
    }

    private IdTokenKind kind() {
        return tokenType == null
                ? IdTokenKind.CENTRAL
                : OcppWord.find(IdTokenKind.class, tokenType).orElseThrow();
    }
}
