package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ClearedChargingLimit}. Tells that an outside limit is gone. */
public final class ClearedChargingLimit {

    private ClearedChargingLimit() {}

    public record Request(ChargingLimitSource chargingLimitSource, @Nullable Integer evseId) {}

    public record Response() {}
}
