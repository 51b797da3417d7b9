package org.bluehorizons.notifications;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Posts to a provider. Never follows a redirect: it would leave the address that was checked. */
final class HttpPost {

    /** Client errors that pass: timeout, too early, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final HttpClient http;

    HttpPost(Duration timeout) {
        http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * @return the status, 200 to 299
     * @throws Undeliverable on another answer of 300 to 499
     */
    int send(HttpRequest request) throws IOException, Undeliverable, InterruptedException {
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 200 && status < 300) {
            return status;
        }
        var seen = "%s answered %d".formatted(request.uri().getHost(), status);
        if (status < 500 && !PASSING.contains(status)) {
            throw new Undeliverable(seen);
        }
        throw new IOException(seen);
    }
}
