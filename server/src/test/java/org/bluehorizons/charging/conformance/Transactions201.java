package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Blocks E and J: transactions by each start and stop, and their meter values. */
final class Transactions201 {

    private Transactions201() {}

    static List<Case> cases() {
        return List.of(
                starts("TC_E_01", "PowerPathClosed", "ChargingStateChanged", "EVConnected"),
                starts("TC_E_02", "EnergyTransfer", "ChargingStateChanged", "Charging"),
                new Case(
                        V2_0_1,
                        "TC_E_03",
                        "Cable first, then the token",
                        Transactions201::cableFirst),
                new Case(
                        V2_0_1,
                        "TC_E_04",
                        "Token first, then the cable",
                        Transactions201::tokenFirst),
                starts("TC_E_09", "EVConnected", "CablePluggedIn", "EVConnected"),
                starts("TC_E_10", "Authorized", "Authorized", null),
                session(
                        "TC_E_11",
                        "Starts at DataSigned",
                        session -> {
                            session.signedMeterValue("Transaction.Begin", 10)
                                    .started("SignedDataReceived", "EVConnected");
                            session.demandOpen();
                        }),
                starts("TC_E_12", "ParkingBayOccupied", "EVDetected", "Idle"),
                stops(
                        "TC_E_14",
                        "cable drawn at the station",
                        "EVCommunicationLost",
                        "EVDisconnected"),
                stops("TC_E_20", "cable drawn at the car", "EVCommunicationLost", "EVDisconnected"),
                new Case(V2_0_1, "TC_E_15", "Stopped by its token", Transactions201::stopsByToken),
                new Case(
                        V2_0_1, "TC_E_07", "Power off by its token", Transactions201::stopsByToken),
                new Case(
                        V2_0_1,
                        "TC_E_08",
                        "Energy stops by its token",
                        Transactions201::stopsByToken),
                new Case(
                        V2_0_1,
                        "TC_E_21",
                        "Stopped by the operator",
                        Transactions201::stopsRemotely),
                session(
                        "TC_E_16",
                        "Deauthorized: invalid token",
                        session -> {
                            session.started("CablePluggedIn", "EVConnected");
                            var answer = session.token("NOBODY").updated("Authorized", null);
                            assertThat(answer.at("/idTokenInfo/status").asString())
                                    .isIn("Invalid", "Unknown");
                            session.ended("Deauthorized", "DeAuthorized");
                            session.demandStopped();
                        }),
                stops(
                        "TC_E_17",
                        "car drawn, deauthorized",
                        "EVCommunicationLost",
                        "EVDisconnected"),
                stops("TC_E_39", "deauthorized, no car in time", "EVConnectTimeout", "Timeout"),
                stops("TC_E_38", "the car never came", "EVConnectTimeout", "Timeout"),
                session(
                        "TC_E_22",
                        "Ends when the car is full",
                        session -> {
                            session.started("CablePluggedIn", "Charging");
                            session.updated("ChargingStateChanged", "SuspendedEV");
                            session.ended("ChargingStateChanged", "StoppedByEV");
                            session.demandStopped();
                        }),
                stops("TC_E_19", "the bay is empty", "EVDeparted", "Local"),
                session(
                        "TC_E_26",
                        "Cable drawn at the car: suspended",
                        session -> {
                            session.started("CablePluggedIn", "Charging");
                            session.updated("EVCommunicationLost", "Idle");
                            session.demandOpen();
                            session.updated("CablePluggedIn", "Charging");
                            session.ended("StopAuthorized", "Local");
                            session.demandStopped();
                        }),
                status("TC_E_29", "ongoing, messages wait", true, true),
                status("TC_E_30", "ongoing, none wait", true, false),
                status("TC_E_31", "ended, messages wait", false, true),
                anyStatus("TC_E_33", "none named, messages wait", true),
                anyStatus("TC_E_34", "none named, none wait", false),
                starts("TC_E_53", "sequence number 0", "CablePluggedIn", "EVConnected"),
                meterValues("TC_J_01", "Clock-aligned, no transaction", "Sample.Clock"),
                session(
                        "TC_J_02",
                        "Clock-aligned in a transaction",
                        session -> {
                            session.started("CablePluggedIn", "Charging");
                            session.meterValue("Sample.Clock", 100)
                                    .updated("MeterValueClock", "Charging");
                            session.demandOpen();
                        }),
                metered("TC_J_03", "Clock-aligned at the end", "Sample.Clock"),
                signed("TC_J_04", "Clock-aligned, signed", "Sample.Clock", "MeterValueClock"),
                session(
                        "TC_J_07",
                        "Sampled at the start",
                        session -> {
                            session.meterValue("Transaction.Begin", 1_000)
                                    .started("CablePluggedIn", "Charging");
                            session.demandOpen();
                        }),
                meterValues("TC_J_08", "Transaction.Begin without an EVSE", "Transaction.Begin"),
                session(
                        "TC_J_09",
                        "Sampled during a transaction",
                        session -> {
                            session.started("CablePluggedIn", "Charging");
                            for (int n = 1; n <= 3; n++) {
                                session.meterValue("Sample.Periodic", 100 * n)
                                        .updated("MeterValuePeriodic", "Charging");
                            }
                            session.demandOpen();
                        }),
                metered("TC_J_10", "Sampled at the end", "Transaction.End"),
                signed("TC_J_11", "Sampled, signed", "Sample.Periodic", "MeterValuePeriodic"));
    }

    private static Case session(String id, String subject, Consumer<Session201> play) {
        return new Case(
                V2_0_1,
                id,
                subject,
                stage -> {
                    stage.boot();
                    stage.status("Occupied");
                    play.accept(new Session201(stage));
                });
    }

    private static Case starts(
            String id, String point, String trigger, @Nullable String chargingState) {
        return new Case(
                V2_0_1,
                id,
                "Starts at " + point,
                stage -> {
                    stage.boot();
                    var session = new Session201(stage).token(stage.token(""));
                    var answer = session.started(trigger, chargingState);
                    assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
                    session.demandOpen();
                });
    }

    private static Case stops(String id, String subject, String trigger, String reason) {
        return new Case(
                V2_0_1,
                id,
                "Ends: " + subject,
                stage -> {
                    stage.boot();
                    var session = new Session201(stage).token(stage.token(""));
                    session.started("Authorized", "EVConnected");
                    session.updated("ChargingStateChanged", "Charging");
                    session.ended(trigger, reason);
                    session.demandStopped();
                });
    }

    private static Case metered(String id, String subject, String context) {
        return session(
                id,
                subject,
                session -> {
                    session.meterValue("Transaction.Begin", 0)
                            .started("CablePluggedIn", "Charging");
                    session.meterValue(context, 5_000).ended("StopAuthorized", "Local");
                    session.demandStopped();
                });
    }

    private static Case signed(String id, String subject, String context, String trigger) {
        return session(
                id,
                subject,
                session -> {
                    session.signedMeterValue("Transaction.Begin", 0)
                            .started("CablePluggedIn", "Charging");
                    session.signedMeterValue(context, 2_500).updated(trigger, "Charging");
                    session.signedMeterValue("Transaction.End", 5_000)
                            .ended("StopAuthorized", "Local");
                    session.demandStopped();
                });
    }

    private static Case meterValues(String id, String subject, String context) {
        return new Case(
                V2_0_1,
                id,
                subject,
                stage -> {
                    stage.boot();
                    stage.call(
                            "MeterValues",
                            """
                            {'evseId': 0, 'meterValue': [{'timestamp': '%s', 'sampledValue': [
                              {'value': 1234.5, 'context': '%s'}]}]}
                            """
                                    .formatted(Stage.now(), context));
                });
    }

    private static Case status(String id, String subject, boolean ongoing, boolean waiting) {
        return new Case(
                V2_0_1,
                id,
                "Transaction's status: " + subject,
                stage -> {
                    stage.boot();
                    var session = new Session201(stage);
                    session.started("CablePluggedIn", "Charging");
                    stage.command(
                            "GetTransactionStatus",
                            "{'transactionId': '%s'}".formatted(session.id()),
                            "{'ongoingIndicator': %s, 'messagesInQueue': %s}"
                                    .formatted(ongoing, waiting));
                });
    }

    private static Case anyStatus(String id, String subject, boolean waiting) {
        return command(
                V2_0_1,
                id,
                "Transactions' status: " + subject,
                "GetTransactionStatus",
                "{}",
                "{'messagesInQueue': %s}".formatted(waiting));
    }

    private static void cableFirst(Stage stage) {
        stage.boot();
        stage.status("Occupied");
        var session = new Session201(stage);
        session.started("CablePluggedIn", "EVConnected");
        var answer = session.token(stage.token("")).updated("Authorized", "EVConnected");
        assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
        session.updated("ChargingStateChanged", "Charging");
        session.demandOpen();
    }

    private static void tokenFirst(Stage stage) {
        stage.boot();
        var session = new Session201(stage).token(stage.token(""));
        session.started("Authorized", null);
        stage.status("Occupied");
        session.updated("CablePluggedIn", "EVConnected");
        session.updated("ChargingStateChanged", "Charging");
        session.demandOpen();
    }

    private static void stopsByToken(Stage stage) {
        stage.boot();
        var token = stage.token("");
        var session = new Session201(stage).token(token);
        session.started("Authorized", "Charging");
        var answer = session.token(token).updated("StopAuthorized", "EVConnected");
        assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
        session.ended("StopAuthorized", "Local");
        session.demandStopped();
    }

    private static void stopsRemotely(Stage stage) {
        stage.boot();
        var session = new Session201(stage).token(stage.token(""));
        session.started("Authorized", "Charging");
        var call =
                stage.command(
                        "RequestStopTransaction",
                        "{'transactionId': '%s'}".formatted(session.id()),
                        "{'status': 'Accepted'}");
        assertThat(call.text("/transactionId")).isEqualTo(session.id());
        session.ended("RemoteStop", "Remote");
        session.demandStopped();
    }
}
