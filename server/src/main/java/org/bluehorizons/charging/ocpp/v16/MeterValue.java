package org.bluehorizons.charging.ocpp.v16;

import java.time.Instant;
import java.util.List;

/** OCPP 1.6: meter value. */
public record MeterValue(Instant timestamp, List<SampledValue> sampledValue) {}
