package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: charging limit source. */
public enum ChargingLimitSource {
    @JsonProperty("EMS")
    EMS,
    @JsonProperty("Other")
    OTHER,
    @JsonProperty("SO")
    SO,
    @JsonProperty("CSO")
    CSO
}
