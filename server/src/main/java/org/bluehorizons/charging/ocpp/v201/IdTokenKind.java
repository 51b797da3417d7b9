package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: id token kind. */
public enum IdTokenKind {
    @JsonProperty("Central")
    CENTRAL,
    @JsonProperty("eMAID")
    E_MAID,
    @JsonProperty("ISO14443")
    ISO14443,
    @JsonProperty("ISO15693")
    ISO15693,
    @JsonProperty("KeyCode")
    KEY_CODE,
    @JsonProperty("Local")
    LOCAL,
    @JsonProperty("MacAddress")
    MAC_ADDRESS,
    @JsonProperty("NoAuthorization")
    NO_AUTHORIZATION
}
