package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;

/** OCPP 2.0.1 {@code MeterValues}. Brings meter values. */
public final class MeterValues {

    private MeterValues() {}

    public record Request(Integer evseId, @Size(min = 1) List<MeterValue> meterValue) {}

    public record Response() {}
}
