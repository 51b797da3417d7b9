package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.conformance.Case.wish;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.time.Duration;
import java.util.List;
import org.bluehorizons.charging.conformance.Case.Wish;
import tools.jackson.databind.JsonNode;

/** Blocks C and D: who may charge, caches and local lists. */
final class Authorization201 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";

    private Authorization201() {}

    static List<Case> cases() {
        return List.of(
                new Case(
                        V2_0_1,
                        "TC_C_02",
                        "Authorize: unknown token",
                        stage -> {
                            stage.boot();
                            assertThat(status(authorize(stage, "NOBODY-KNOWS-IT")))
                                    .isIn("Invalid", "Unknown");
                        }),
                new Case(
                        V2_0_1,
                        "TC_C_06",
                        "Authorize: token that may not charge",
                        stage -> {
                            stage.boot();
                            var token = stage.token(", 'status': 'blocked'");
                            assertThat(status(authorize(stage, token))).isEqualTo("Blocked");
                        }),
                new Case(
                        V2_0_1,
                        "TC_C_07",
                        "Authorize: token that has expired",
                        stage -> {
                            stage.boot();
                            var token =
                                    stage.token(
                                            ", 'expiresAt': '%s'"
                                                    .formatted(Stage.in(Duration.ofDays(-1))));
                            assertThat(status(authorize(stage, token))).isEqualTo("Expired");
                        }),
                new Case(
                        V2_0_1,
                        "TC_C_08",
                        "Cached token: accepted",
                        Authorization201::startsCached),
                new Case(
                        V2_0_1,
                        "TC_C_20",
                        "Cached token: no longer valid",
                        stage -> {
                            stage.boot();
                            var token = stage.token(", 'status': 'blocked'");
                            var answer =
                                    new Session201(stage).token(token).started("Authorized", null);
                            assertThat(status(answer)).isEqualTo("Blocked");
                        }),
                new Case(V2_0_1, "TC_C_39", "A group's token", Authorization201::tellsTheGroup),
                master("TC_C_47"),
                master("TC_C_48"),
                master("TC_C_49"),
                new Case(
                        V2_0_1,
                        "TC_C_40",
                        "A group's token of the local list",
                        stage -> {
                            stage.boot();
                            localList(
                                    stage, "'groupIdToken': {'idToken': 'G1', 'type': 'Central'},");
                        }),
                new Case(
                        V2_0_1,
                        "TC_C_43",
                        "A group's token of the local list that is not valid",
                        stage -> {
                            stage.boot();
                            stage.command("SendLocalList", list("Invalid", "", "Full"), ACCEPTED);
                        }),
                contract("TC_C_50", "", "Accepted", "Accepted"),
                contract("TC_C_51", ", 'status': 'blocked'", "Blocked", "ContractCancelled"),
                clearCache("TC_C_37", "Accepted"),
                clearCache("TC_C_38", "Rejected"),
                command(
                        V2_0_1,
                        "TC_D_01",
                        "Local list: full",
                        "SendLocalList",
                        list("Accepted", "", "Full"),
                        ACCEPTED),
                command(
                        V2_0_1,
                        "TC_D_02",
                        "Local list: differential update",
                        "SendLocalList",
                        list("Blocked", "", "Differential"),
                        ACCEPTED),
                command(
                        V2_0_1,
                        "TC_D_03",
                        "Local list: differential removal",
                        "SendLocalList",
                        """
                        {'versionNumber': 3, 'updateType': 'Differential',
                         'localAuthorizationList': [
                           {'idToken': {'idToken': 'L1', 'type': 'ISO14443'}}]}
                        """,
                        ACCEPTED),
                command(
                        V2_0_1,
                        "TC_D_04",
                        "Local list: full and empty",
                        "SendLocalList",
                        "{'versionNumber': 4, 'updateType': 'Full'}",
                        ACCEPTED),
                command(
                        V2_0_1,
                        "TC_D_08",
                        "Local list's version",
                        "GetLocalListVersion",
                        "{}",
                        "{'versionNumber': 4}"),
                command(
                        V2_0_1,
                        "TC_D_09",
                        "Local list's version: no list",
                        "GetLocalListVersion",
                        "{}",
                        "{'versionNumber': 0}"));
    }

    private static Case clearCache(String id, String status) {
        return wish(
                V2_0_1,
                id,
                "Clear cache: " + status,
                new Wish("/clear-cache", "{}", "ClearCache"),
                "{}",
                "{'status': '%s'}".formatted(status));
    }

    /** The station has checked the chain, and asks for the rest. */
    private static Case contract(
            String id, String fields, String expected, String certificateStatus) {
        return new Case(
                V2_0_1,
                id,
                "Contract certificate, checked by the station: " + expected,
                stage -> {
                    stage.boot();
                    var answer =
                            stage.call(
                                    "Authorize",
                                    """
                                    {'idToken': {'idToken': '%s', 'type': 'ISO14443'},
                                     'iso15118CertificateHashData': [{'hashAlgorithm': 'SHA256',
                                       'issuerNameHash': 'aa', 'issuerKeyHash': 'bb',
                                       'serialNumber': '01',
                                       'responderURL': 'https://ocsp.example.org'}]}
                                    """
                                            .formatted(stage.token(fields)));
                    assertThat(status(answer)).isEqualTo(expected);
                    assertThat(answer.at("/certificateStatus").asString())
                            .isEqualTo(certificateStatus);
                });
    }

    private static Case master(String id) {
        return new Case(
                V2_0_1,
                id,
                "Stopped by a master pass",
                stage -> {
                    stage.boot();
                    var group = "M" + stage.id();
                    var pass = stage.token(", 'groupId': '%s'".formatted(stage.group(group, true)));
                    var session = new Session201(stage).token(stage.token(""));
                    session.started("Authorized", "Charging");

                    var answer = authorize(stage, pass);

                    assertThat(answer.at("/idTokenInfo/groupIdToken/idToken").asString())
                            .isEqualTo(group);
                    session.token(pass).ended("StopAuthorized", "MasterPass");
                    session.demandStopped();
                });
    }

    private static void startsCached(Stage stage) {
        stage.boot();
        var answer =
                new Session201(stage).token(stage.token("")).started("Authorized", "EVConnected");
        assertThat(status(answer)).isEqualTo("Accepted");
    }

    private static void tellsTheGroup(Stage stage) {
        stage.boot();
        var group = "G" + stage.id();
        var groupId = stage.group(group, false);
        for (int n = 0; n < 2; n++) {
            var answer = authorize(stage, stage.token(", 'groupId': '%s'".formatted(groupId)));
            assertThat(status(answer)).isEqualTo("Accepted");
            assertThat(answer.at("/idTokenInfo/groupIdToken/idToken").asString()).isEqualTo(group);
        }
    }

    private static void localList(Stage stage, String group) {
        stage.command("SendLocalList", list("Accepted", group, "Full"), ACCEPTED);
    }

    private static String list(String status, String group, String type) {
        return """
        {'versionNumber': 2, 'updateType': '%s', 'localAuthorizationList': [
          {'idToken': {'idToken': 'L1', 'type': 'ISO14443'},
           'idTokenInfo': {%s 'status': '%s'}}]}
        """
                .formatted(type, group, status);
    }

    private static JsonNode authorize(Stage stage, String token) {
        return stage.call(
                "Authorize", "{'idToken': {'idToken': '%s', 'type': 'ISO14443'}}".formatted(token));
    }

    private static String status(JsonNode answer) {
        return answer.at("/idTokenInfo/status").asString();
    }
}
