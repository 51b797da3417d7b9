package org.bluehorizons.notifications;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may be pushed to.
 *
 * @param origins such as {@code https://fcm.googleapis.com}; {@code *.} stands for any subdomain
 */
record PushServices(List<String> origins) {

    private static final String ANY = "*.";

    /** Whether the address is one of a push service, which browsers name but nobody else may. */
    boolean take(URI endpoint) {
        if (endpoint.getScheme() == null
                || endpoint.getHost() == null
                || endpoint.getUserInfo() != null) {
            return false;
        }
        var port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        var origin =
                "%s://%s%s"
                        .formatted(endpoint.getScheme(), endpoint.getHost(), port)
                        .toLowerCase(Locale.ROOT);
        return origins.stream().anyMatch(allowed -> matches(allowed.strip(), origin));
    }

    private static boolean matches(String allowed, String origin) {
        var any = allowed.indexOf(ANY);
        if (any < 0) {
            return origin.equals(allowed);
        }
        var before = allowed.substring(0, any);
        var after = allowed.substring(any + 1);
        return origin.matches(Pattern.quote(before) + "[a-z0-9.-]+" + Pattern.quote(after));
    }
}
