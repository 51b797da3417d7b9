package org.bluehorizons.rehearsal.traffic;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Something to ask.
 *
 * @param name for the reader, without parameters
 * @param headers each with its line end
 * @param good statuses that are as they should be; none: all below 500
 */
record Request(
        String name, String method, String path, String headers, String body, Set<Integer> good) {

    /** Deals requests out. One thread. */
    interface Dealer {
        Request next(SplittableRandom random);
    }

    static Request get(String name, String path, String token) {
        return new Request("GET " + name, "GET", path, bearer(token), "", Set.of(200));
    }

    static Request post(
            String path, String token, UUID idempotencyKey, String body, Set<Integer> good) {
        return new Request(
                "POST " + path,
                "POST",
                path,
                bearer(token) + "Idempotency-Key: " + idempotencyKey + "\r\n",
                body,
                good);
    }

    boolean isGood(int status) {
        return good.isEmpty() ? status < 500 : good.contains(status);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
