package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;

/** Block H: reservations. */
final class Reservations201 {

    private static final String TOKEN = "'idToken': {'idToken': 'R1', 'type': 'ISO14443'}";
    private static final String UNTIL = "'expiryDateTime': '2027-11-21T09:00:00Z'";

    private Reservations201() {}

    static List<Case> cases() {
        return List.of(
                reserve("TC_H_01", "an EVSE", ", 'evseId': 1", "Accepted"),
                ended("TC_H_07", "not used", "Expired"),
                reserve("TC_H_08", "any EVSE", "", "Accepted"),
                reserve("TC_H_14", "any EVSE, none left", "", "Occupied"),
                reserve(
                        "TC_H_15",
                        "a kind of connector",
                        ", 'connectorType': 'cType2'",
                        "Accepted"),
                reserve("TC_H_22", "the station takes none", ", 'evseId': 1", "Rejected"),
                command(
                        V2_0_1,
                        "TC_H_17",
                        "Reservation cancelled",
                        "CancelReservation",
                        "{'reservationId': 11}",
                        "{'status': 'Accepted'}"),
                new Case(
                        V2_0_1,
                        "TC_H_19",
                        "A reserved EVSE is used by another token of the group",
                        stage -> {
                            stage.boot();
                            var group = "H" + stage.id();
                            var token =
                                    stage.token(
                                            ", 'groupId': '%s'"
                                                    .formatted(stage.group(group, false)));
                            stage.command(
                                    "ReserveNow",
                                    """
                                    {'id': 19, %s, 'evseId': 1, %s,
                                     'groupIdToken': {'idToken': '%s', 'type': 'Central'}}
                                    """
                                            .formatted(UNTIL, TOKEN, group),
                                    "{'status': 'Accepted'}");
                            var answer =
                                    new Session201(stage)
                                            .token(token)
                                            .started("Authorized", "EVConnected");
                            assertThat(answer.at("/idTokenInfo/status").asString())
                                    .isEqualTo("Accepted");
                            assertThat(answer.at("/idTokenInfo/groupIdToken/idToken").asString())
                                    .isEqualTo(group);
                        }),
                ended("TC_H_20", "the station has a fault", "Removed"));
    }

    private static Case reserve(String id, String subject, String place, String status) {
        return command(
                V2_0_1,
                id,
                "Reservation: " + subject,
                "ReserveNow",
                "{'id': 11, %s, %s%s}".formatted(UNTIL, TOKEN, place),
                "{'status': '%s'}".formatted(status));
    }

    private static Case ended(String id, String subject, String status) {
        return new Case(
                V2_0_1,
                id,
                "Reservation ends: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "ReserveNow",
                            "{'id': 12, %s, %s, 'evseId': 1}".formatted(UNTIL, TOKEN),
                            "{'status': 'Accepted'}");
                    stage.call(
                            "ReservationStatusUpdate",
                            "{'reservationId': 12, 'reservationUpdateStatus': '%s'}"
                                    .formatted(status));
                });
    }
}
