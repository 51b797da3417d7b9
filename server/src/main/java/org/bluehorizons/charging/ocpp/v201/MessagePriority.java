package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: message priority. */
public enum MessagePriority {
    @JsonProperty("AlwaysFront")
    ALWAYS_FRONT,
    @JsonProperty("InFront")
    IN_FRONT,
    @JsonProperty("NormalCycle")
    NORMAL_CYCLE
}
