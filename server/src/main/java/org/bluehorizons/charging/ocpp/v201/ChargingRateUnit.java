package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: charging rate unit. */
public enum ChargingRateUnit {
    @JsonProperty("W")
    W,
    @JsonProperty("A")
    A
}
