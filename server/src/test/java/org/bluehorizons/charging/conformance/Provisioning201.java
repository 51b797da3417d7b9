package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.conformance.Case.wish;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;
import org.bluehorizons.charging.conformance.Case.Wish;
import org.bluehorizons.testing.ForeignStation;
import org.bluehorizons.testing.OcppPeer;
import org.bluehorizons.testing.TestStation;

/** Blocks A and B: security, booting, variables, reports, resets. */
final class Provisioning201 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";
    private static final String SCHEDULED = "{'status': 'Scheduled'}";

    private Provisioning201() {}

    static List<Case> cases() {
        return List.of(
                new Case(V2_0_1, "TC_A_01", "Basic: valid user and password", Stage::boot),
                new Case(
                        V2_0_1,
                        "TC_A_02",
                        "Basic: the user is not the station",
                        Provisioning201::refusesAnotherUser),
                new Case(
                        V2_0_1,
                        "TC_A_03",
                        "Basic: wrong password",
                        Provisioning201::refusesAWrongPassword),
                new Case(
                        V2_0_1,
                        "TC_A_09",
                        "Password changed: accepted",
                        Provisioning201::changesThePassword),
                new Case(
                        V2_0_1,
                        "TC_A_10",
                        "Password changed: rejected",
                        Provisioning201::keepsThePassword),
                new Case(V2_0_1, "TC_B_01", "Boot: accepted", Provisioning201::accepts),
                new Case(V2_0_1, "TC_B_02", "Boot: pending", Provisioning201::keepsPending),
                new Case(
                        V2_0_1,
                        "TC_B_30",
                        "Boot: pending, SecurityError to all else",
                        Provisioning201::refusesBeforeAccepted),
                new Case(
                        V2_0_1,
                        "TC_B_31",
                        "Boot: pending, triggered",
                        Provisioning201::triggersWhilePending),
                command(
                        V2_0_1,
                        "TC_B_06",
                        "Get variables: one",
                        "GetVariables",
                        """
                        {'getVariableData': [
                          {'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}}]}
                        """,
                        """
                        {'getVariableResult': [
                          {'attributeStatus': 'Accepted', 'attributeValue': '60',
                           'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}}]}
                        """),
                command(
                        V2_0_1,
                        "TC_B_07",
                        "Get variables: several",
                        "GetVariables",
                        """
                        {'getVariableData': [
                          {'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}},
                          {'component': {'name': 'AuthCtrlr'},
                           'variable': {'name': 'AuthorizeRemoteStart'},
                           'attributeType': 'Actual'}]}
                        """,
                        """
                        {'getVariableResult': [
                          {'attributeStatus': 'Accepted', 'attributeValue': '60',
                           'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}},
                          {'attributeStatus': 'UnknownVariable',
                           'component': {'name': 'AuthCtrlr'},
                           'variable': {'name': 'AuthorizeRemoteStart'}}]}
                        """),
                command(
                        V2_0_1,
                        "TC_B_09",
                        "Set variables: one",
                        "SetVariables",
                        """
                        {'setVariableData': [
                          {'attributeValue': '120', 'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}}]}
                        """,
                        """
                        {'setVariableResult': [
                          {'attributeStatus': 'Accepted', 'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}}]}
                        """),
                command(
                        V2_0_1,
                        "TC_B_10",
                        "Set variables: several",
                        "SetVariables",
                        """
                        {'setVariableData': [
                          {'attributeValue': '120', 'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}},
                          {'attributeValue': 'true', 'component': {'name': 'AuthCtrlr'},
                           'variable': {'name': 'AuthorizeRemoteStart'}}]}
                        """,
                        """
                        {'setVariableResult': [
                          {'attributeStatus': 'Accepted', 'component': {'name': 'OCPPCommCtrlr'},
                           'variable': {'name': 'OfflineThreshold'}},
                          {'attributeStatus': 'RebootRequired', 'component': {'name': 'AuthCtrlr'},
                           'variable': {'name': 'AuthorizeRemoteStart'}}]}
                        """),
                report("TC_B_12", "ConfigurationInventory"),
                report("TC_B_13", "FullInventory"),
                report("TC_B_14", "SummaryInventory"),
                new Case(
                        V2_0_1,
                        "TC_B_18",
                        "Custom report: criteria and variables",
                        stage -> {
                            stage.boot();
                            stage.command(
                                    "GetReport",
                                    """
                                    {'requestId': 18, 'componentCriteria': ['Available'],
                                     'componentVariable': [
                                       {'component': {'name': 'EVSE', 'evse': {'id': 1}},
                                        'variable': {'name': 'AvailabilityState'}}]}
                                    """,
                                    ACCEPTED);
                            reports(stage, 18);
                        }),
                reset("TC_B_20", "idle station, OnIdle", "onIdle", "OnIdle", ACCEPTED),
                reset("TC_B_21", "station that charges, OnIdle", "onIdle", "OnIdle", SCHEDULED),
                reset(
                        "TC_B_22",
                        "station that charges, Immediate",
                        "immediate",
                        "Immediate",
                        ACCEPTED),
                resetEvse("TC_B_25", "idle EVSE", "onIdle", "OnIdle", ACCEPTED),
                resetEvse("TC_B_26", "EVSE that charges, OnIdle", "onIdle", "OnIdle", SCHEDULED),
                resetEvse(
                        "TC_B_27",
                        "EVSE that charges, Immediate",
                        "immediate",
                        "Immediate",
                        ACCEPTED),
                networkProfile("TC_B_42", "accepted", "Accepted"),
                networkProfile("TC_B_44", "failed", "Failed"));
    }

    private static Case report(String id, String base) {
        return new Case(
                V2_0_1,
                id,
                "Base report: " + base,
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetBaseReport",
                            "{'requestId': 12, 'reportBase': '%s'}".formatted(base),
                            ACCEPTED);
                    reports(stage, 12);
                });
    }

    /** In two parts. */
    private static void reports(Stage stage, int request) {
        for (int part = 0; part < 2; part++) {
            stage.call(
                    "NotifyReport",
                    """
                    {'requestId': %d, 'generatedAt': '%s', 'seqNo': %d, 'tbc': %s, 'reportData': [
                      {'component': {'name': 'EVSE', 'evse': {'id': %d}},
                       'variable': {'name': 'AvailabilityState'},
                       'variableAttribute': [{'type': 'Actual', 'value': 'Available'}],
                       'variableCharacteristics': {'dataType': 'OptionList',
                                                   'supportsMonitoring': true}}]}
                    """
                            .formatted(request, Stage.now(), part, part == 0, part + 1));
        }
    }

    private static Case reset(
            String id, String subject, String type, String expected, String answer) {
        return wish(
                V2_0_1,
                id,
                "Reset: " + subject,
                new Wish("/reset", "{'type': '%s'}".formatted(type), "Reset"),
                "{'type': '%s'}".formatted(expected),
                answer);
    }

    private static Case resetEvse(
            String id, String subject, String type, String expected, String answer) {
        return wish(
                V2_0_1,
                id,
                "Reset: " + subject,
                new Wish("/reset", "{'type': '%s', 'evseId': 1}".formatted(type), "Reset"),
                "{'type': '%s', 'evseId': 1}".formatted(expected),
                answer);
    }

    private static Case networkProfile(String id, String subject, String status) {
        return command(
                V2_0_1,
                id,
                "Network profile: " + subject,
                "SetNetworkProfile",
                """
                {'configurationSlot': 1, 'connectionData': {
                  'ocppVersion': 'OCPP20', 'ocppTransport': 'JSON',
                  'ocppCsmsUrl': 'wss://csms.example.org/ocpp', 'messageTimeout': 30,
                  'securityProfile': 2, 'ocppInterface': 'Wired0'}}
                """,
                "{'status': '%s'}".formatted(status));
    }

    private static void refusesAnotherUser(Stage stage) {
        var other = TestStation.register(stage.database());
        var door = ForeignStation.door(stage.endpoint(), null, stage.version().subprotocol());
        door.putObject("headers")
                .put("authorization", Credentials.basic(other, TestStation.PASSWORD));

        assertThatExceptionOfType(OcppPeer.Failure.class)
                .isThrownBy(() -> stage.station().connect(door))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("401"));
    }

    private static void refusesAWrongPassword(Stage stage) {
        assertThatExceptionOfType(OcppPeer.Failure.class)
                .isThrownBy(() -> stage.connect("not-the-password-16"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("401"));
    }

    private static void changesThePassword(Stage stage) {
        stage.boot();
        var changed = rotate(stage, "Accepted");
        stage.station().close();

        stage.connect(changed);
        stage.call("Heartbeat", "{}");
        stage.station().close();
        assertThatExceptionOfType(OcppPeer.Failure.class)
                .as("the old password after the first use of the new one")
                .isThrownBy(() -> stage.connect(TestStation.PASSWORD));
        stage.connect(changed);
    }

    private static void keepsThePassword(Stage stage) {
        stage.boot();
        rotate(stage, "Rejected");
        stage.station().close();

        stage.connect();
        stage.call("Heartbeat", "{}");
    }

    /** The password that the station was given. */
    private static String rotate(Stage stage, String status) {
        var variable =
                "'component': {'name': 'SecurityCtrlr'}, 'variable': {'name': 'BasicAuthPassword'}";
        stage.station()
                .answersOnce(
                        "SetVariables",
                        Stage.quoted(
                                "{'setVariableResult': [{'attributeStatus': '%s', %s}]}"
                                        .formatted(status, variable)));
        var answer = stage.operator().postOnce(stage.stations() + "/rotate-password?wait=10", "{}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        var password =
                stage.station().awaitCall("SetVariables").text("/setVariableData/0/attributeValue");
        assertThat(password).hasSizeBetween(16, 40);
        assertThat(answer.json().toString()).doesNotContain(password);
        return password;
    }

    private static void accepts(Stage stage) {
        stage.connect();
        var answer = stage.sendBoot();
        assertThat(answer.at("/status").asString()).isEqualTo("Accepted");
        assertThat(answer.at("/interval").asInt()).isPositive();
        stage.status("Available");
        stage.call("Heartbeat", "{}");
    }

    private static void keepsPending(Stage stage) {
        stage.policy("pending");
        stage.connect();
        assertThat(stage.sendBoot().at("/status").asString()).isEqualTo("Pending");
        stage.policy("accepted");
        Stage.eventually(
                "the station is accepted",
                () -> stage.sendBoot().at("/status").asString().equals("Accepted"));
    }

    private static void refusesBeforeAccepted(Stage stage) {
        stage.policy("pending");
        stage.connect();
        stage.sendBoot();

        assertThatExceptionOfType(OcppPeer.Failure.class)
                .isThrownBy(() -> stage.status("Available"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("SecurityError"));
    }

    private static void triggersWhilePending(Stage stage) {
        stage.policy("pending");
        stage.connect();
        stage.sendBoot();

        stage.wish("/trigger", "{'message': 'Heartbeat'}", "TriggerMessage", ACCEPTED);

        assertThat(stage.call("Heartbeat", "{}").has("currentTime")).isTrue();
    }
}
