package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: message format. */
public enum MessageFormat {
    @JsonProperty("ASCII")
    ASCII,
    @JsonProperty("HTML")
    HTML,
    @JsonProperty("URI")
    URI,
    @JsonProperty("UTF8")
    UTF8
}
