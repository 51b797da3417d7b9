package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code CancelReservation}. Takes a reservation back. */
public final class CancelReservation {

    private CancelReservation() {}

    public record Request(Integer reservationId) {}

    public record Response(CancelReservationStatus status, @Nullable StatusInfo statusInfo) {}

    public enum CancelReservationStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
