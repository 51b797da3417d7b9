package org.bluehorizons.charging.operations;

import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.OcppRefusal;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;

/**
 * A message as OCPP writes it.
 *
 * @param payload JSON
 */
record RawMessage(String action, String payload) implements Operation {

    @Override
    public void check(Rules rules, String prefix) {
        // What is right depends on the version.
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var known =
                version.action(action)
                        .filter(found -> found.goesToStation())
                        .orElseThrow(() ->
                                ProblemException.field(
                                        "action",
                                        "one that OCPP %s sends to stations"
                                                .formatted(version.word())));
        if (Secrets.isIn(action, payload)) {
            // The gateway would not know it, and the station would be locked out.
            throw ProblemException.field(
                    "payload", "no password; rotate-password gives the station a new one");
        }
        try {
            return new StationMessage(version, action, OcppJson.read(known.request(), payload));
        } catch (OcppRefusal refusal) {
            throw broken(refusal.description());
        }
    }

    /** The refusal says {@code path: rule}. */
    private static ProblemException broken(String description) {
        var colon = description.indexOf(": ");
        return colon < 0
                ? ProblemException.field("payload", description)
                : ProblemException.field(
                        "payload." + description.substring(0, colon),
                        description.substring(colon + 2));
    }
}
