package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.Reservation;
import tools.jackson.databind.JsonNode;

/** Keeping a connector for somebody (1.6, sections 5.1, 5.13). */
final class Reserving {

    private Reserving() {}

    static Reply reserve(ChargePoint station, JsonNode call) {
        var outlet = station.outlet(call.required("connectorId").asInt());
        if (outlet == null) {
            return Reply.REJECTED;
        }
        var id = call.required("reservationId").asInt();
        var reservation =
                new Reservation(
                        id,
                        call.required("idTag").asString(),
                        call.path("parentIdTag").asString(""),
                        Moments.of(call.required("expiryDate"), 0));
        var before = outlet.reservation();
        var again = before != null && before.id() == id;
        return switch (outlet.status()) {
            case AVAILABLE -> accept(outlet, reservation);
            case RESERVED -> again ? accept(outlet, reservation) : Reply.status("Occupied");
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

    private static Reply accept(Outlet outlet, Reservation reservation) {
        outlet.reserve(reservation);
        return Reply.ACCEPTED;
    }
}
