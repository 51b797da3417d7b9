package org.bluehorizons.simulator.chargepoint.line;

import java.net.URI;

/**
 * Where charge points call.
 *
 * @param path what stands before the charge point's id, without a slash at the end
 */
public record Gateway(String host, int port, boolean tls, String path) {

    /**
     * @throws IllegalArgumentException unless it is {@code ws://host:port/path} or wss
     */
    public static Gateway of(String text) {
        var uri = URI.create(text.strip());
        var tls = "wss".equals(uri.getScheme());
        if ((!tls && !"ws".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "--ocpp-url: %s (expected: ws://host:port/path or wss://host:port/path)"
                            .formatted(text));
        }
        var port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new Gateway(uri.getHost(), port, tls, uri.getRawPath().replaceAll("/+$", ""));
    }
}
