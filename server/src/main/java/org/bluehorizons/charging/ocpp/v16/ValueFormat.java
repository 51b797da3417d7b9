package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: value format. */
public enum ValueFormat {
    @JsonProperty("Raw")
    RAW,
    @JsonProperty("SignedData")
    SIGNED_DATA
}
