package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 2.0.1 {@code ReservationStatusUpdate}. Tells that a reservation ended unused. */
public final class ReservationStatusUpdate {

    private ReservationStatusUpdate() {}

    public record Request(Integer reservationId, ReservationUpdateStatus reservationUpdateStatus) {}

    public record Response() {}

    public enum ReservationUpdateStatus {
        @JsonProperty("Expired")
        EXPIRED,
        @JsonProperty("Removed")
        REMOVED
    }
}
