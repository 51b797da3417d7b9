package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: location. */
public enum Location {
    @JsonProperty("Cable")
    CABLE,
    @JsonProperty("EV")
    EV,
    @JsonProperty("Inlet")
    INLET,
    @JsonProperty("Outlet")
    OUTLET,
    @JsonProperty("Body")
    BODY
}
