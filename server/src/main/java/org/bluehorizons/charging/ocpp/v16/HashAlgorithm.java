package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: hash algorithm. */
public enum HashAlgorithm {
    @JsonProperty("SHA256")
    SHA256,
    @JsonProperty("SHA384")
    SHA384,
    @JsonProperty("SHA512")
    SHA512
}
