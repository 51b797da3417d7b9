package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.RemoteStopTransaction;
import org.bluehorizons.charging.ocpp.v201.RequestStopTransaction;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Stop a transaction (1.6, 5.12; 2.0.1, F03). */
@Schema(name = "StationRemoteStop")
record RemoteStop(
        @Schema(
                        example = "1042",
                        description =
                                "As the station knows it: a number in OCPP 1.6, at most 36 characters in 2.0.1.")
                @Nullable String transactionId)
        implements Operation {

    private static final int LONGEST = 36;

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                transactionId != null
                        && !transactionId.isBlank()
                        && transactionId.length() <= LONGEST,
                prefix + "transactionId",
                "1 to 36 characters");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var id = String.valueOf(transactionId);
        return switch (version) {
            case V1_6 ->
                    new StationMessage(
                            version,
                            "RemoteStopTransaction",
                            new RemoteStopTransaction.Request(number(id)));
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "RequestStopTransaction",
                            new RequestStopTransaction.Request(id));
        };
    }

    private static Integer number(String id) {
        try {
            return Integer.valueOf(id);
        } catch (NumberFormatException notANumber) {
            throw ProblemException.field(
                    "transactionId", "a whole number: the station speaks OCPP 1.6");
        }
    }
}
