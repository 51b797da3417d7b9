package org.bluehorizons.charging.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * Who a charge point says it is when it asks for the upgrade (OCPP-J 1.6, 3.1; 2.0.1, 3.1).
 *
 * @param station its identity, the last part of the path
 * @param password of Basic authentication, as bytes; null when there is none
 * @param commonName of its certificate, which the handshake has checked; null when there is none
 * @param address where it comes from
 */
record Introduction(
        String station,
        OcppVersion version,
        byte @Nullable [] password,
        @Nullable String commonName,
        boolean encrypted,
        String address) {

    static final String PATH = "/ocpp/";

    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9*+=:|@._-]{1,48}");
    private static final String BASIC = "basic ";

    /** The security profile that this connection amounts to (OCPP 2.0.1, part 2, A00). */
    int securityProfile() {
        if (encrypted && commonName != null) {
            return 3;
        }
        if (password == null) {
            return 0;
        }
        return encrypted ? 2 : 1;
    }

    /** The first of the charge point's sub-protocols that is spoken here. */
    static Optional<OcppVersion> version(@Nullable String subprotocols) {
        return subprotocols == null
                ? Optional.empty()
                : Arrays.stream(subprotocols.split(",", -1))
                        .flatMap(name -> OcppVersion.bySubprotocol(name).stream())
                        .findFirst();
    }

    /** Tolerates an encoded identity, doubled slashes and one at the end. */
    static Optional<String> station(String uri) {
        var query = uri.indexOf('?');
        var path = (query < 0 ? uri : uri.substring(0, query)).replaceAll("/{2,}", "/");
        if (!path.startsWith(PATH)) {
            return Optional.empty();
        }
        var last = path.substring(PATH.length());
        try {
            var identity =
                    URLDecoder.decode(
                            (last.endsWith("/") ? last.substring(0, last.length() - 1) : last)
                                    .replace("+", "%2B"),
                            StandardCharsets.UTF_8);
            return IDENTITY.matcher(identity).matches() ? Optional.of(identity) : Optional.empty();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /**
     * The password of Basic authentication. The user's name must be the identity.
     *
     * @throws WrongUserException when it is another
     */
    static byte @Nullable [] password(HttpRequest request, String station)
            throws WrongUserException {
        var header = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new WrongUserException();
        }
        // A password may have any bytes, and the identity a colon.
        var name = (station + ":").getBytes(StandardCharsets.UTF_8);
        if (decoded.length < name.length
                || !Arrays.equals(decoded, 0, name.length, name, 0, name.length)) {
            throw new WrongUserException();
        }
        return Arrays.copyOfRange(decoded, name.length, decoded.length);
    }

    static List<String> spoken() {
        return Arrays.stream(OcppVersion.values()).map(OcppVersion::subprotocol).toList();
    }

    /** The name in the Authorization header is not the identity in the path. */
    static final class WrongUserException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
