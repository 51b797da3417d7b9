package org.bluehorizons.simulator.chargepoint.station;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Certificates that the server installed. They are kept, and named when asked for; nothing more.
 */
public final class Certificates {

    /**
     * @param kind what it is for, in the version's words
     */
    public record Installed(String kind, CertificateHash hash) {}

    private final Map<String, Installed> byText = new HashMap<>();

    public static boolean isOne(String pem) {
        try {
            CertificateHash.of(pem);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /**
     * @return false when it is no certificate
     */
    public boolean install(String kind, String pem) {
        if (!isOne(pem)) {
            return false;
        }
        byText.put(pem, new Installed(kind, CertificateHash.of(pem)));
        return true;
    }

    /**
     * @param hash as OCPP names it
     * @return false when there is no such
     */
    public boolean delete(JsonNode hash) {
        var number = hash.required("serialNumber").asString();
        var key = hash.required("issuerKeyHash").asString();
        return byText.values()
                .removeIf(one ->
                        one.hash().serialNumber().equalsIgnoreCase(number)
                                && one.hash().issuerKey().equalsIgnoreCase(key));
    }

    public List<Installed> all() {
        return List.copyOf(byText.values());
    }
}
