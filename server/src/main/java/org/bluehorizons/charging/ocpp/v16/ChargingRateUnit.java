package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: charging rate unit. */
public enum ChargingRateUnit {
    @JsonProperty("A")
    A,
    @JsonProperty("W")
    W
}
