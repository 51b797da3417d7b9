package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: unit of measure. */
public enum UnitOfMeasure {
    @JsonProperty("Wh")
    WH,
    @JsonProperty("kWh")
    K_WH,
    @JsonProperty("varh")
    VARH,
    @JsonProperty("kvarh")
    KVARH,
    @JsonProperty("W")
    W,
    @JsonProperty("kW")
    K_W,
    @JsonProperty("VA")
    VA,
    @JsonProperty("kVA")
    K_VA,
    @JsonProperty("var")
    VAR,
    @JsonProperty("kvar")
    KVAR,
    @JsonProperty("A")
    A,
    @JsonProperty("V")
    V,
    @JsonProperty("K")
    K,
    @JsonProperty("Celcius")
    CELCIUS,
    @JsonProperty("Celsius")
    CELSIUS,
    @JsonProperty("Fahrenheit")
    FAHRENHEIT,
    @JsonProperty("Percent")
    PERCENT
}
