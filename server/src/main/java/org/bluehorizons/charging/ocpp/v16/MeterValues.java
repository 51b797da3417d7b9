package org.bluehorizons.charging.ocpp.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code MeterValues}. Brings meter values. */
public final class MeterValues {

    private MeterValues() {}

    public record Request(
            Integer connectorId, @Nullable Integer transactionId, List<MeterValue> meterValue) {}

    public record Response() {}
}
