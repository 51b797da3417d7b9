package org.bluehorizons.charging.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.ocpp.OcppError;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * A CALL of a charge point that waits for its answer. Confined to the thread that handles it.
 *
 * @param <Q> the payload
 */
public final class StationCall<Q extends Record> {

    private final String station;
    private final OcppVersion version;
    private final Q request;
    private final String payload;
    private final Instant receivedAt;
    private final List<Runnable> afterCommit = new ArrayList<>(0);
    private @Nullable Answer answer;

    /** What the station is told. */
    public sealed interface Answer {

        record Result(Record payload) implements Answer {}

        record Refusal(OcppError error, String description) implements Answer {}
    }

    /**
     * @param station its OCPP identity
     * @param payload the request as it came, JSON
     * @param receivedAt by our clock
     */
    public StationCall(
            String station, OcppVersion version, Q request, String payload, Instant receivedAt) {
        this.station = station;
        this.version = version;
        this.request = request;
        this.payload = payload;
        this.receivedAt = receivedAt;
    }

    public String station() {
        return station;
    }

    public OcppVersion version() {
        return version;
    }

    public Q request() {
        return request;
    }

    /** As it came, JSON, with what our records leave out. */
    public String payload() {
        return payload;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** With a CALLRESULT; the last answer counts. */
    public void answer(Record response) {
        answer = new Answer.Result(response);
    }

    /** With a CALLERROR. What was written stays written. */
    public void refuse(OcppError error, String description) {
        answer = new Answer.Refusal(error, description);
    }

    /** Work that must not happen if the transaction does not commit; quick, it delays answers. */
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    /** Null until it is answered. */
    public @Nullable Answer answer() {
        return answer;
    }

    public List<Runnable> afterCommit() {
        return List.copyOf(afterCommit);
    }

    /** As if nobody had handled it. */
    public void reset() {
        answer = null;
        afterCommit.clear();
    }
}
