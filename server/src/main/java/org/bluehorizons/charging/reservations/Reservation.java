package org.bluehorizons.charging.reservations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charging point kept free for a token, and those of its group.
 *
 * @param number the reservation's id at the station
 * @param evseId null: any of the station's
 * @param reason the station's word, such as {@code Occupied}, or what went wrong
 * @param transactionId of the transaction that used it
 */
@Schema(name = "ChargingReservation")
record Reservation(
        UUID id,
        int number,
        @Schema(example = "CP42") String stationId,
        @Nullable Integer evseId,
        @Schema(example = "cCCS2") @Nullable String connectorType,
        @Schema(example = "04A224B2C83180") String token,
        @Schema(example = "ISO14443") String tokenType,
        @Nullable String groupToken,
        ReservationState state,
        @Nullable String reason,
        Instant startsAt,
        Instant expiresAt,
        @Nullable UUID commandId,
        @Nullable UUID transactionId,
        String requestedBy,
        @Nullable Instant endedAt) {

    String subject() {
        return "charging-reservation:" + id;
    }
}
