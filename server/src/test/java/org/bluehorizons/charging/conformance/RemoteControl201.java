package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.wish;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;
import java.util.function.Consumer;
import org.bluehorizons.charging.conformance.Case.Wish;

/** Blocks F and G: remote control, triggers, availability. */
final class RemoteControl201 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";
    private static final String SCHEDULED = "{'status': 'Scheduled'}";
    private static final String EVSE = "'evseId': 1, ";
    private static final String CONNECTOR = "'evseId': 1, 'connectorId': 1, ";

    private RemoteControl201() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        V2_0_1,
                        "TC_F_01",
                        "Remote start: cable first",
                        RemoteControl201::cableFirst),
                new Case(
                        V2_0_1,
                        "TC_F_02",
                        "Remote start first, authorised",
                        stage -> remoteFirst(stage, true)),
                new Case(
                        V2_0_1,
                        "TC_F_03",
                        "Remote start first, without Authorize",
                        stage -> remoteFirst(stage, false)),
                new Case(
                        V2_0_1,
                        "TC_F_04",
                        "Remote start, no cable in time",
                        RemoteControl201::noCable),
                trigger("TC_F_11", "MeterValues", EVSE, RemoteControl201::meterValues),
                trigger("TC_F_12", "MeterValues", "", RemoteControl201::meterValues),
                trigger("TC_F_13", "TransactionEvent", EVSE, RemoteControl201::transactionEvent),
                trigger("TC_F_14", "TransactionEvent", "", RemoteControl201::transactionEvent),
                trigger(
                        "TC_F_15",
                        "LogStatusNotification",
                        "",
                        stage -> stage.call("LogStatusNotification", "{'status': 'Idle'}")),
                trigger(
                        "TC_F_18",
                        "FirmwareStatusNotification",
                        "",
                        stage -> stage.call("FirmwareStatusNotification", "{'status': 'Idle'}")),
                trigger("TC_F_20", "Heartbeat", "", stage -> stage.call("Heartbeat", "{}")),
                trigger(
                        "TC_F_23",
                        "StatusNotification",
                        CONNECTOR,
                        stage -> stage.status("Available")),
                trigger(
                        "TC_F_24",
                        "StatusNotification",
                        CONNECTOR,
                        stage -> stage.status("Occupied")),
                wish(
                        V2_0_1,
                        "TC_F_27",
                        "Trigger: not implemented",
                        new Wish(
                                "/trigger",
                                "{'message': 'SignCombinedCertificate'}",
                                "TriggerMessage"),
                        "{'requestedMessage': 'SignCombinedCertificate'}",
                        "{'status': 'NotImplemented'}"),
                availability("TC_G_03", "EVSE out of service", "'id': 1", EVSE, false, ACCEPTED),
                availability("TC_G_04", "EVSE back", "'id': 1", EVSE, true, ACCEPTED),
                availability("TC_G_11", "EVSE that charges", "'id': 1", EVSE, false, SCHEDULED),
                availability("TC_G_05", "station out of service", "", "", false, ACCEPTED),
                availability("TC_G_06", "station back", "", "", true, ACCEPTED),
                availability("TC_G_14", "station that charges", "", "", false, SCHEDULED),
                availability(
                        "TC_G_07",
                        "connector out of service",
                        "'id': 1, 'connectorId': 1",
                        CONNECTOR,
                        false,
                        ACCEPTED),
                availability(
                        "TC_G_08",
                        "connector back",
                        "'id': 1, 'connectorId': 1",
                        CONNECTOR,
                        true,
                        ACCEPTED),
                availability(
                        "TC_G_17",
                        "connector that charges",
                        "'id': 1, 'connectorId': 1",
                        CONNECTOR,
                        false,
                        SCHEDULED),
                new Case(
                        V2_0_1,
                        "TC_G_20",
                        "The lock of a plug fails",
                        stage -> {
                            stage.boot();
                            stage.call(
                                    "NotifyEvent",
                                    """
                                    {'generatedAt': '%1$s', 'seqNo': 0, 'eventData': [
                                      {'eventId': 1, 'timestamp': '%1$s', 'trigger': 'Delta',
                                       'actualValue': 'true',
                                       'eventNotificationType': 'HardWiredNotification',
                                       'component': {'name': 'ConnectorPlugRetentionLock',
                                                     'evse': {'id': 1, 'connectorId': 1}},
                                       'variable': {'name': 'Problem'}}]}
                                    """
                                            .formatted(Stage.now()));
                        }));
    }

    private static Case trigger(String id, String message, String place, Consumer<Stage> then) {
        var evse =
                switch (place) {
                    case EVSE -> ", 'evse': {'id': 1}";
                    case CONNECTOR -> ", 'evse': {'id': 1, 'connectorId': 1}";
                    default -> "";
                };
        return new Case(
                V2_0_1,
                id,
                "Trigger: " + message,
                stage -> {
                    stage.boot();
                    var call =
                            stage.wish(
                                    "/trigger",
                                    "{%s'message': '%s'}".formatted(place, message),
                                    "TriggerMessage",
                                    ACCEPTED);
                    assertThat(call.payload())
                            .isEqualTo(
                                    Stage.tree(
                                            "{'requestedMessage': '%s'%s}"
                                                    .formatted(message, evse)));
                    then.accept(stage);
                });
    }

    private static Case availability(
            String id,
            String subject,
            String evse,
            String place,
            boolean operative,
            String answer) {
        return wish(
                V2_0_1,
                id,
                "Availability: " + subject,
                new Wish(
                        "/availability",
                        "{%s'operative': %s}".formatted(place, operative),
                        "ChangeAvailability"),
                "{%s'operationalStatus': '%s'}"
                        .formatted(
                                evse.isEmpty() ? "" : "'evse': {%s}, ".formatted(evse),
                                operative ? "Operative" : "Inoperative"),
                answer);
    }

    private static Session201 remoteStart(Stage stage, String token) {
        var call =
                stage.wish(
                        "/remote-start",
                        "{'evseId': 1, 'token': '%s', 'tokenType': 'ISO14443'}".formatted(token),
                        "RequestStartTransaction",
                        ACCEPTED);
        assertThat(call.text("/idToken/idToken")).isEqualTo(token);
        assertThat(call.payload().at("/evseId").asInt()).isEqualTo(1);
        return new Session201(stage).remoteStartId(call.payload().at("/remoteStartId").asInt());
    }

    private static void cableFirst(Stage stage) {
        stage.boot();
        var token = stage.token("");
        var before = new Session201(stage);
        before.started("CablePluggedIn", "EVConnected");
        var call =
                stage.wish(
                        "/remote-start",
                        "{'evseId': 1, 'token': '%s', 'tokenType': 'ISO14443'}".formatted(token),
                        "RequestStartTransaction",
                        "{'status': 'Accepted', 'transactionId': '%s'}".formatted(before.id()));
        before.remoteStartId(call.payload().at("/remoteStartId").asInt());
        var answer = before.token(token).updated("RemoteStart", "EVConnected");
        assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
        before.updated("ChargingStateChanged", "Charging");
        before.demandOpen();
    }

    private static void remoteFirst(Stage stage, boolean authorizes) {
        stage.boot();
        var token = stage.token("");
        var session = remoteStart(stage, token);
        if (authorizes) {
            var answer =
                    stage.call(
                            "Authorize",
                            "{'idToken': {'idToken': '%s', 'type': 'ISO14443'}}".formatted(token));
            assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
        }
        var answer = session.token(token).started("RemoteStart", null);
        assertThat(answer.at("/idTokenInfo/status").asString()).isEqualTo("Accepted");
        session.updated("CablePluggedIn", "EVConnected");
        session.updated("ChargingStateChanged", "Charging");
        session.demandOpen();
    }

    private static void noCable(Stage stage) {
        stage.boot();
        var token = stage.token("");
        var session = remoteStart(stage, token).token(token);
        session.started("RemoteStart", null);
        session.ended("EVConnectTimeout", "Timeout");
        session.demandStopped();
    }

    private static void meterValues(Stage stage) {
        stage.call(
                "MeterValues",
                """
                {'evseId': 1, 'meterValue': [{'timestamp': '%s', 'sampledValue': [
                  {'value': 12.5, 'context': 'Trigger'}]}]}
                """
                        .formatted(Stage.now()));
    }

    private static void transactionEvent(Stage stage) {
        var session = new Session201(stage);
        session.started("CablePluggedIn", "Charging");
        session.meterValue("Trigger", 500).updated("Trigger", "Charging");
        session.demandOpen();
    }
}
