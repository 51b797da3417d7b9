package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: attribute. */
public enum Attribute {
    @JsonProperty("Actual")
    ACTUAL,
    @JsonProperty("Target")
    TARGET,
    @JsonProperty("MinSet")
    MIN_SET,
    @JsonProperty("MaxSet")
    MAX_SET
}
