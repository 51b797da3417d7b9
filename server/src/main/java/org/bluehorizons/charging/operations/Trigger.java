package org.bluehorizons.charging.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.ExtendedTriggerMessage;
import org.bluehorizons.charging.ocpp.v16.TriggerMessage;
import org.bluehorizons.charging.ocpp.v16.TriggerMessage.RequestedMessage;
import org.bluehorizons.charging.ocpp.v201.TriggerMessage.MessageTrigger;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Have a station say something now (1.6, 5.17 and its security extension; 2.0.1, F06). */
@Schema(name = "StationTrigger")
record Trigger(
        @Schema(
                        example = "StatusNotification",
                        description =
                                "A message that the station's version lets be triggered; SignCertificate stands for the version's own word.")
                @Nullable String message,
        @Nullable Integer evseId,
        @Nullable Integer connectorId)
        implements Operation {

    private static final String SIGN = "SignCertificate";

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                message != null && !message.isBlank(),
                prefix + "message",
                "such as BootNotification, Heartbeat, MeterValues or StatusNotification");
        new Place(evseId, connectorId).check(rules, prefix);
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        return switch (version) {
            case V1_6 -> on16(version);
            case V2_0_1 -> on201(version);
        };
    }

    private StationMessage on16(OcppVersion version) {
        var connector = new Place(evseId, connectorId).connector16();
        var plain = OcppWord.find(RequestedMessage.class, String.valueOf(message));
        if (plain.isPresent()) {
            return new StationMessage(
                    version, "TriggerMessage", new TriggerMessage.Request(plain.get(), connector));
        }
        var word = SIGN.equals(message) ? "SignChargePointCertificate" : String.valueOf(message);
        var extended = OcppWord.find(ExtendedTriggerMessage.MessageTrigger.class, word);
        return new StationMessage(
                version,
                "ExtendedTriggerMessage",
                new ExtendedTriggerMessage.Request(
                        extended.orElseThrow(() -> unknown(version)), connector));
    }

    private StationMessage on201(OcppVersion version) {
        var word =
                SIGN.equals(message) ? "SignChargingStationCertificate" : String.valueOf(message);
        return new StationMessage(
                version,
                "TriggerMessage",
                new org.bluehorizons.charging.ocpp.v201.TriggerMessage.Request(
                        new Place(evseId, connectorId).evse201(),
                        OcppWord.find(MessageTrigger.class, word)
                                .orElseThrow(() -> unknown(version))));
    }

    private static ProblemException unknown(OcppVersion version) {
        return ProblemException.field(
                "message", "one that OCPP %s lets be triggered".formatted(version.word()));
    }
}
