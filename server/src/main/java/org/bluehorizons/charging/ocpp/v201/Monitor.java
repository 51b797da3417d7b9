package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: monitor. */
public enum Monitor {
    @JsonProperty("UpperThreshold")
    UPPER_THRESHOLD,
    @JsonProperty("LowerThreshold")
    LOWER_THRESHOLD,
    @JsonProperty("Delta")
    DELTA,
    @JsonProperty("Periodic")
    PERIODIC,
    @JsonProperty("PeriodicClockAligned")
    PERIODIC_CLOCK_ALIGNED
}
