package org.bluehorizons.charging.gateway;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.bluehorizons.charging.security.StationAuthority;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.certificates.CertificateExpiry;
import org.springframework.stereotype.Component;

/**
 * TLS for charge points: our server certificate, and client certificates of our authority if shown
 * (security profiles 2 and 3). A charge point resumes its session at any node that has the same
 * server key, so that a fleet that comes back costs little.
 */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
class GatewayTls {

    private static final long SESSION_SECONDS = 86_400;

    private final StationAuthority authority;
    private final CertificateExpiry expiry;

    GatewayTls(StationAuthority authority, CertificateExpiry expiry) {
        this.authority = authority;
        this.expiry = expiry;
    }

    SslContext context() {
        expiry.watch("charge-gateway", authority.serverCertificateChain());
        try {
            var context =
                    SslContextBuilder.forServer(
                                    authority.serverKey(), authority.serverCertificateChain())
                            .sslProvider(
                                    OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                            .trustManager(authority.trustAnchor())
                            .clientAuth(ClientAuth.OPTIONAL)
                            .protocols("TLSv1.3", "TLSv1.2")
                            .sessionTimeout(SESSION_SECONDS)
                            .build();
            if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                sessions.setTicketKeys(ticketKey(authority.serverKey()));
            }
            return context;
        } catch (SSLException | GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "the certificates for stations cannot be used", failure);
        }
    }

    private static OpenSslSessionTicketKey ticketKey(PrivateKey key)
            throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-384");
        digest.update("charging session tickets".getBytes(StandardCharsets.UTF_8));
        var derived = digest.digest(key.getEncoded());
        return new OpenSslSessionTicketKey(
                Arrays.copyOfRange(derived, 0, OpenSslSessionTicketKey.NAME_SIZE),
                Arrays.copyOfRange(derived, 16, 16 + OpenSslSessionTicketKey.HMAC_KEY_SIZE),
                Arrays.copyOfRange(derived, 32, 32 + OpenSslSessionTicketKey.AES_KEY_SIZE));
    }
}
