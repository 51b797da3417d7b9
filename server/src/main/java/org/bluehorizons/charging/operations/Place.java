package org.bluehorizons.charging.operations;

import org.bluehorizons.charging.ocpp.v201.EVSE;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** A part of a station. A 1.6 station's connector N is connector 1 of EVSE N. */
record Place(@Nullable Integer evseId, @Nullable Integer connectorId) {

    private static final int MOST = 1_000;

    void check(Rules rules, String prefix) {
        rules.check(
                evseId == null || (evseId >= 1 && evseId <= MOST),
                prefix + "evseId",
                "a whole number from 1 to 1000");
        rules.check(
                connectorId == null || (connectorId >= 1 && connectorId <= MOST),
                prefix + "connectorId",
                "a whole number from 1 to 1000");
        rules.check(
                connectorId == null || evseId != null,
                prefix + "evseId",
                "required beside connectorId");
    }

    /** The connector's number in 1.6; null for the whole station. */
    @Nullable Integer connector16() {
        if (connectorId != null && connectorId != 1) {
            throw ProblemException.field(
                    "connectorId", "1: the station speaks OCPP 1.6, an EVSE of which has one");
        }
        return evseId;
    }

    /** Null for the whole station. */
    @Nullable EVSE evse201() {
        return evseId == null ? null : new EVSE(evseId, connectorId);
    }
}
