package org.bluehorizons.platform.certificates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.cert.X509Certificate;
import org.springframework.stereotype.Component;

/** Tells until when the certificates are valid that this process shows to devices. */
@Component
public final class CertificateExpiry {

    private final MeterRegistry registry;

    CertificateExpiry(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param listener such as {@code vehicle-gateway}
     * @param chain the listener's own, then its authority's
     */
    public void watch(String listener, X509Certificate[] chain) {
        watch(listener + " server", chain[0]);
        watch(listener + " authority", chain[chain.length - 1]);
    }

    private void watch(String name, X509Certificate certificate) {
        var expiry = certificate.getNotAfter().toInstant().getEpochSecond();
        Gauge.builder("certificates.expiry.timestamp", () -> expiry)
                .description("When the certificate ends, in seconds since 1970")
                .baseUnit("seconds")
                .tag("certificate", name)
                .register(registry);
    }
}
