package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;

/** Blocks I and O: what drivers see of costs and messages. */
final class Display201 {

    private Display201() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        V2_0_1,
                        "TC_I_01",
                        "Running cost",
                        stage -> {
                            stage.boot();
                            var session = new Session201(stage).token(stage.token(""));
                            session.started("Authorized", "Charging");
                            stage.command(
                                    "CostUpdated",
                                    "{'totalCost': 3.25, 'transactionId': '%s'}"
                                            .formatted(session.id()),
                                    "{}");
                        }),
                new Case(
                        V2_0_1,
                        "TC_I_02",
                        "Final cost",
                        stage -> {
                            tariff(stage);
                            stage.boot();
                            var session = new Session201(stage).token(stage.token(""));
                            session.meterValue("Transaction.Begin", 0)
                                    .started("Authorized", "Charging");
                            var answer =
                                    session.meterValue("Transaction.End", 10_000)
                                            .ended("StopAuthorized", "Local");
                            assertThat(answer.at("/totalCost").isNumber()).isTrue();
                        }),
                show("TC_O_01", "accepted", "", "Accepted"),
                show("TC_O_26", "rejected", "", "Rejected"),
                show("TC_O_12", "replaced", "", "Accepted"),
                show(
                        "TC_O_13",
                        "from a time on",
                        ", 'startDateTime': '2026-11-22T09:00:00Z'",
                        "Accepted"),
                show(
                        "TC_O_14",
                        "until a time",
                        ", 'endDateTime': '2026-11-22T09:00:00Z'",
                        "Accepted"),
                show("TC_O_17", "priority not supported", "", "NotSupportedPriority"),
                show("TC_O_18", "state not supported", ", 'state': 'Faulted'", "NotSupportedState"),
                show("TC_O_19", "format not supported", "", "NotSupportedMessageFormat"),
                show("TC_O_06", "of a transaction", ", 'transactionId': 'T-1'", "Accepted"),
                show(
                        "TC_O_10",
                        "of no transaction",
                        ", 'transactionId': 'T-0'",
                        "UnknownTransaction"),
                show(
                        "TC_O_27",
                        "of a transaction, from a time on",
                        ", 'transactionId': 'T-1', 'startDateTime': '2026-11-22T09:00:00Z'",
                        "Accepted"),
                show(
                        "TC_O_28",
                        "of a transaction, until a time",
                        ", 'transactionId': 'T-1', 'endDateTime': '2026-11-22T09:00:00Z'",
                        "Accepted"),
                get("TC_O_02", "all", "", "Accepted"),
                get("TC_O_03", "all, there are none", "", "Unknown"),
                get("TC_O_07", "by id", ", 'id': [4]", "Accepted"),
                get("TC_O_08", "by priority", ", 'priority': 'InFront'", "Accepted"),
                get("TC_O_09", "by state", ", 'state': 'Charging'", "Accepted"),
                clear("TC_O_04", 4, "Accepted"),
                clear("TC_O_05", 99, "Unknown"));
    }

    /** What the station's sessions cost. */
    private static void tariff(Stage stage) {
        var made =
                stage.operator()
                        .postOnce(
                                "/v1/charging/tariffs",
                                Stage.quoted(
                                        """
                                        {'name': 'Of %1$s', 'currency': 'SGD',
                                         'terms': {'perKilowattHour': 0.55},
                                         'stationIds': ['%1$s']}
                                        """
                                                .formatted(stage.id())));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    }

    private static Case show(String id, String subject, String more, String status) {
        return command(
                V2_0_1,
                id,
                "Message shown: " + subject,
                "SetDisplayMessage",
                "{'message': %s}".formatted(message(more)),
                "{'status': '%s'}".formatted(status));
    }

    private static String message(String more) {
        return """
        {'id': 4, 'priority': 'InFront',
         'message': {'format': 'UTF8', 'language': 'en', 'content': 'Mind the cable'}%s}
        """
                .formatted(more);
    }

    private static Case get(String id, String subject, String criteria, String status) {
        return new Case(
                V2_0_1,
                id,
                "Messages read: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetDisplayMessages",
                            "{'requestId': 8%s}".formatted(criteria),
                            "{'status': '%s'}".formatted(status));
                    if (status.equals("Accepted")) {
                        stage.call(
                                "NotifyDisplayMessages",
                                "{'requestId': 8, 'tbc': false, 'messageInfo': [%s]}"
                                        .formatted(message("")));
                    }
                });
    }

    private static Case clear(String id, int message, String status) {
        return command(
                V2_0_1,
                id,
                "Message cleared: " + status,
                "ClearDisplayMessage",
                "{'id': %d}".formatted(message),
                "{'status': '%s'}".formatted(status));
    }
}
