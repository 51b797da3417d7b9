package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: certificate use. */
public enum CertificateUse {
    @JsonProperty("CentralSystemRootCertificate")
    CENTRAL_SYSTEM_ROOT_CERTIFICATE,
    @JsonProperty("ManufacturerRootCertificate")
    MANUFACTURER_ROOT_CERTIFICATE
}
