package org.bluehorizons.simulator.chargepoint.line;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom charge points believe, and how they prove themselves (security profiles 2 and 3).
 *
 * @param authority PEM; null: those that Java trusts
 * @param certificate PEM, the charge points' own, for mutual TLS; null: none
 * @param key PEM, unencrypted, of that certificate
 */
public record Trust(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {

    SslContext context() throws IOException {
        var builder =
                SslContextBuilder.forClient()
                        .sslProvider(
                                OpenSsl.isAvailable()
                                        ? SslProvider.OPENSSL_REFCNT
                                        : SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2")
                        .endpointIdentificationAlgorithm("HTTPS");
        if (authority != null) {
            builder.trustManager(authority.toFile());
        }
        if (certificate != null && key != null) {
            builder.keyManager(certificate.toFile(), key.toFile());
        }
        return builder.build();
    }
}
