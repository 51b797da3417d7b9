package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** OCPP 2.0.1: meter value. */
public record MeterValue(@Size(min = 1) List<SampledValue> sampledValue, Instant timestamp) {}
