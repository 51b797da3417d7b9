package org.bluehorizons.charging.commands;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a station shall be asked.
 *
 * @param version of the message; a station that speaks another by then fails the command
 * @param action such as {@code Reset}
 * @param payload the action's request record
 * @param life after which it is not sent any more, 1 s to 7 d
 * @param requestedBy an actor's name
 */
public record CommandRequest(
        String stationId,
        OcppVersion version,
        String action,
        Record payload,
        Duration life,
        String requestedBy,
        @Nullable UUID bulkId) {

    public static final Duration USUAL_LIFE = Duration.ofSeconds(60);

    public CommandRequest {
        if (version.action(action).filter(found -> found.goesToStation()).isEmpty()) {
            throw new IllegalArgumentException(
                    "action: %s (expected: one that OCPP %s sends to stations)"
                            .formatted(action, version.word()));
        }
    }

    public CommandRequest(
            String stationId,
            OcppVersion version,
            String action,
            Record payload,
            String requestedBy) {
        this(stationId, version, action, payload, USUAL_LIFE, requestedBy, null);
    }
}
