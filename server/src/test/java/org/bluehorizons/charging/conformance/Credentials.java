package org.bluehorizons.charging.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a station shows at the door when it lies about who it is. */
final class Credentials {

    private Credentials() {}

    static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
