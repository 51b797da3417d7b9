package org.bluehorizons.charging.operations;

import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ClearCache;
import org.bluehorizons.platform.Rules;

/** Forget which tokens were good (1.6, 5.4; 2.0.1, C11). */
record CacheClearing() implements Operation {

    @Override
    public void check(Rules rules, String prefix) {
        // Nothing to get wrong.
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        return new StationMessage(
                version,
                "ClearCache",
                switch (version) {
                    case V1_6 -> new ClearCache.Request();
                    case V2_0_1 -> new org.bluehorizons.charging.ocpp.v201.ClearCache.Request();
                });
    }
}
