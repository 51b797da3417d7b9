package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: location. */
public enum Location {
    @JsonProperty("Body")
    BODY,
    @JsonProperty("Cable")
    CABLE,
    @JsonProperty("EV")
    EV,
    @JsonProperty("Inlet")
    INLET,
    @JsonProperty("Outlet")
    OUTLET
}
