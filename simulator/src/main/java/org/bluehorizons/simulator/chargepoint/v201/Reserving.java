package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.Reservation;
import org.bluehorizons.simulator.chargepoint.station.Status;
import tools.jackson.databind.JsonNode;

/** Keeping an EVSE for somebody (2.0.1, part 2, H). */
final class Reserving {

    private Reserving() {}

    static Reply reserve(ChargePoint station, JsonNode call) {
        var reservation =
                new Reservation(
                        call.required("id").asInt(),
                        call.required("idToken").required("idToken").asString(),
                        call.path("groupIdToken").path("idToken").asString(""),
                        Moments.of(call.required("expiryDateTime"), 0));
        var number = call.path("evseId").asInt(0);
        if (number == 0) {
            return station.outlets().stream()
                    .filter(outlet -> outlet.status() == Status.AVAILABLE)
                    .findFirst()
                    .map(outlet -> accept(station, outlet, reservation))
                    .orElse(Reply.status("Occupied"));
        }
        var outlet = station.outlet(number);
        if (outlet == null) {
            return Reply.REJECTED;
        }
        var before = outlet.reservation();
        var again = before != null && before.id() == reservation.id();
        return switch (outlet.status()) {
            case AVAILABLE -> accept(station, outlet, reservation);
            case RESERVED ->
                    again ? accept(station, outlet, reservation) : Reply.status("Occupied");
            case FAULTED -> Reply.status("Faulted");
            case UNAVAILABLE -> Reply.status("Unavailable");
            case PREPARING, CHARGING, SUSPENDED_EVSE, SUSPENDED_EV, FINISHING ->
                    Reply.status("Occupied");
        };
    }

    static Reply cancel(ChargePoint station, JsonNode call) {
        var id = call.required("reservationId").asInt();
        for (var outlet : station.outlets()) {
            var reservation = outlet.reservation();
            if (reservation != null && reservation.id() == id) {
                outlet.reserve(null);
                return Reply.ACCEPTED;
            }
        }
        return Reply.REJECTED;
    }

    /** The outlet itself frees itself when the time comes; the server is told just before. */
    private static Reply accept(ChargePoint station, Outlet outlet, Reservation reservation) {
        station.later(
                Math.max(0, reservation.expiresMillis() - station.now() - 1),
                () -> {
                    if (reservation.equals(outlet.reservation())) {
                        station.tell(
                                new Message.Other(
                                        "ReservationStatusUpdate",
                                        Json.object()
                                                .put("reservationId", reservation.id())
                                                .put("reservationUpdateStatus", "Expired")
                                                .toString()));
                    }
                });
        outlet.reserve(reservation);
        return Reply.ACCEPTED;
    }
}
