package org.bluehorizons.charging.commands;

import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * A CALL to a station, and what became of it.
 *
 * @param payload of the CALL, JSON
 * @param response the CALLRESULT's payload, JSON; null unless answered
 * @param reason why it was refused or failed
 */
public record StationCommand(
        UUID id,
        String stationId,
        OcppVersion version,
        String action,
        String payload,
        CommandState state,
        @Nullable String response,
        @Nullable String reason,
        @Nullable UUID bulkId,
        String requestedBy,
        int attempts,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        Instant expiresAt) {

    /** The payload as the message's record. */
    public <T extends Record> T request(Class<T> type) {
        return OcppJson.read(type, payload);
    }

    /**
     * The answer as the message's record.
     *
     * @throws IllegalStateException when it was not answered
     */
    public <T extends Record> T answer(Class<T> type) {
        if (response == null) {
            throw new IllegalStateException("command %s is %s".formatted(id, state));
        }
        return OcppJson.read(type, response);
    }
}
