package org.bluehorizons.charging.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Whether a charge point is let in. */
sealed interface Verdict {

    /**
     * @param number fences older connections of the station
     */
    record Admitted(long number, Standing standing) implements Verdict {}

    /**
     * @param reason what an installer can act on; goes to the log and the metrics, and to the
     *     station only as far as it tells nothing to a stranger
     */
    record Refused(HttpResponseStatus status, String reason) implements Verdict {}
}
