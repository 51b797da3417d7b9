package org.bluehorizons.vehicles.gateway;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;
import org.bluehorizons.platform.certificates.CertificateExpiry;
import org.bluehorizons.vehicles.registry.VehicleAuthority;
import org.springframework.stereotype.Component;

/** TLS for cars: our server certificate, and client certificates of our authority if shown. */
@Component
class GatewayTls {

    private final VehicleAuthority authority;
    private final CertificateExpiry expiry;

    GatewayTls(VehicleAuthority authority, CertificateExpiry expiry) {
        this.authority = authority;
        this.expiry = expiry;
    }

    SslContext context() {
        expiry.watch("vehicle-gateway", authority.serverCertificateChain());
        try {
            return SslContextBuilder.forServer(
                            authority.serverKey(), authority.serverCertificateChain())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .trustManager(authority.trustAnchor())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException failure) {
            throw new IllegalStateException("the certificates for cars cannot be used", failure);
        }
    }
}
