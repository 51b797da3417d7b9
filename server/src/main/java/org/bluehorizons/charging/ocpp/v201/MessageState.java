package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: message state. */
public enum MessageState {
    @JsonProperty("Charging")
    CHARGING,
    @JsonProperty("Faulted")
    FAULTED,
    @JsonProperty("Idle")
    IDLE,
    @JsonProperty("Unavailable")
    UNAVAILABLE
}
