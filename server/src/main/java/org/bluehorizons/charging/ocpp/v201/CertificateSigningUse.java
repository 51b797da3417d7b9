package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1: certificate signing use. */
public enum CertificateSigningUse {
    @JsonProperty("ChargingStationCertificate")
    CHARGING_STATION_CERTIFICATE,
    @JsonProperty("V2GCertificate")
    V2_G_CERTIFICATE
}
