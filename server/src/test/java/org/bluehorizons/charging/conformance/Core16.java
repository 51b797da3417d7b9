package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.conformance.Case.wish;
import static org.bluehorizons.charging.ocpp.OcppVersion.V1_6;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.conformance.Case.Wish;
import org.bluehorizons.testing.OcppPeer;
import tools.jackson.databind.JsonNode;

/** The Core profile of 1.6: boots, transactions, remote control, configuration. */
final class Core16 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";

    private Core16() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        cases.addAll(boots());
        cases.addAll(transactions());
        cases.addAll(control());
        return cases;
    }

    private static List<Case> boots() {
        return List.of(
                of("BOOT_ACCEPTED", "Cold boot: accepted", Stage::boot),
                of("BOOT_PENDING", "Cold boot: pending, triggered, accepted", Core16::pending),
                of(
                        "BOOT_REJECTED",
                        "Cold boot: rejected",
                        stage -> {
                            stage.policy("rejected");
                            stage.connect();
                            var answer = stage.sendBoot();
                            assertThat(answer.at("/status").asString()).isEqualTo("Rejected");
                            assertThat(answer.at("/interval").asInt()).isPositive();
                        }),
                of(
                        "CONNECTION_LOST",
                        "Connection lost, messages kept meanwhile",
                        Core16::keepsMessages));
    }

    private static List<Case> transactions() {
        return List.of(
                of("LOCAL_START", "Local start and stop by the same token", Core16::localSession),
                stop("STOP_CABLE", "EVDisconnected"),
                stop("STOP_POWER_LOSS", "PowerLoss"),
                stop("STOP_SOFT_RESET", "SoftReset"),
                stop("STOP_HARD_RESET", "HardReset"),
                stop("STOP_REMOTE", "Remote"),
                of(
                        "START_REPEATED",
                        "A start whose answer was lost gets the same id",
                        stage -> {
                            stage.boot();
                            var start = start(stage.token(""), Stage.now());
                            var first = stage.call("StartTransaction", start);
                            assertThat(stage.call("StartTransaction", start)).isEqualTo(first);
                        }),
                of(
                        "START_INVALID",
                        "A start by an unknown token is kept and told so",
                        stage -> {
                            stage.boot();
                            var answer =
                                    stage.call("StartTransaction", start("NOBODY", Stage.now()));
                            assertThat(answer.at("/idTagInfo/status").asString())
                                    .isEqualTo("Invalid");
                            assertThat(answer.at("/transactionId").isInt()).isTrue();
                        }),
                of(
                        "STOP_UNKNOWN",
                        "A stop of an unknown transaction is accepted",
                        stage -> {
                            stage.boot();
                            stage.call("StopTransaction", stop(0, "Local"));
                        }),
                authorize("AUTHORIZE_BLOCKED", ", 'status': 'blocked'", "Blocked"),
                authorize("AUTHORIZE_EXPIRED", ", 'expiresAt': '2026-01-01T00:00:00Z'", "Expired"),
                of(
                        "AUTHORIZE_GROUP",
                        "A token's group is told",
                        stage -> {
                            stage.boot();
                            var group = "G" + stage.id();
                            var token =
                                    stage.token(
                                            ", 'groupId': '%s'"
                                                    .formatted(stage.group(group, false)));
                            var info = authorized(stage, token);
                            assertThat(info.at("/parentIdTag").asString()).isEqualTo(group);
                        }));
    }

    private static List<Case> control() {
        return List.of(
                wish(
                        V1_6,
                        "REMOTE_START",
                        "Remote start",
                        new Wish(
                                "/remote-start",
                                "{'evseId': 1, 'token': 'T1'}",
                                "RemoteStartTransaction"),
                        "{'connectorId': 1, 'idTag': 'T1'}",
                        ACCEPTED),
                command(
                        V1_6,
                        "REMOTE_START_PROFILE",
                        "Remote start with a profile",
                        "RemoteStartTransaction",
                        """
                        {'connectorId': 1, 'idTag': 'T1', 'chargingProfile': {
                           'chargingProfileId': 1, 'stackLevel': 0,
                           'chargingProfilePurpose': 'TxProfile',
                           'chargingProfileKind': 'Relative', 'chargingSchedule': {
                             'chargingRateUnit': 'A', 'chargingSchedulePeriod': [
                               {'startPeriod': 0, 'limit': 16.1}]}}}
                        """,
                        ACCEPTED),
                of("REMOTE_STOP", "Remote stop", Core16::remoteStop),
                reset("RESET_SOFT", "soft", "Soft"),
                reset("RESET_HARD", "hard", "Hard"),
                unlock("UNLOCK", "Unlocked"),
                unlock("UNLOCK_FAILED", "UnlockFailed"),
                unlock("UNLOCK_NOT_SUPPORTED", "NotSupported"),
                availability("AVAILABILITY_OFF", false, "Accepted"),
                availability("AVAILABILITY_ON", true, "Accepted"),
                availability("AVAILABILITY_SCHEDULED", false, "Scheduled"),
                command(
                        V1_6,
                        "CONFIGURATION_READ",
                        "Configuration read",
                        "GetConfiguration",
                        "{'key': ['HeartbeatInterval', 'NoSuchKey']}",
                        """
                        {'configurationKey': [{'key': 'HeartbeatInterval', 'readonly': false,
                                               'value': '300'}],
                         'unknownKey': ['NoSuchKey']}
                        """),
                configuration("CONFIGURATION_CHANGED", "Accepted"),
                configuration("CONFIGURATION_REBOOT", "RebootRequired"),
                configuration("CONFIGURATION_REFUSED", "NotSupported"),
                wish(
                        V1_6,
                        "CLEAR_CACHE",
                        "Clear cache",
                        new Wish("/clear-cache", "{}", "ClearCache"),
                        "{}",
                        ACCEPTED),
                of(
                        "DATA_TRANSFER_UNKNOWN",
                        "Data transfer of an unknown vendor",
                        stage -> {
                            stage.boot();
                            var answer =
                                    stage.call(
                                            "DataTransfer",
                                            "{'vendorId': 'nobody.%s', 'data': 'x'}"
                                                    .formatted(stage.id()));
                            assertThat(answer.at("/status").asString())
                                    .isIn("UnknownVendorId", "UnknownMessageId", "Rejected");
                        }),
                command(
                        V1_6,
                        "DATA_TRANSFER_OUT",
                        "Data transfer to the station",
                        "DataTransfer",
                        "{'vendorId': 'org.test', 'messageId': 'm', 'data': 'x'}",
                        "{'status': 'Accepted', 'data': 'y'}"));
    }

    private static Case of(String id, String subject, Case.Play play) {
        return new Case(V1_6, id, subject, play);
    }

    private static Case stop(String id, String reason) {
        return of(
                id,
                "Ends by " + reason,
                stage -> {
                    stage.boot();
                    var transaction = begin(stage, stage.token(""));
                    stage.call("StopTransaction", stop(transaction, reason));
                    demandStopped(stage);
                });
    }

    private static Case authorize(String id, String fields, String status) {
        return of(
                id,
                "Authorize: " + status,
                stage -> {
                    stage.boot();
                    assertThat(authorized(stage, stage.token(fields)).at("/status").asString())
                            .isEqualTo(status);
                });
    }

    private static Case reset(String id, String type, String expected) {
        return wish(
                V1_6,
                id,
                "Reset: " + type,
                new Wish("/reset", "{'type': '%s'}".formatted(type), "Reset"),
                "{'type': '%s'}".formatted(expected),
                ACCEPTED);
    }

    private static Case unlock(String id, String status) {
        return wish(
                V1_6,
                id,
                "Unlock: " + status,
                new Wish("/unlock", "{'evseId': 1, 'connectorId': 1}", "UnlockConnector"),
                "{'connectorId': 1}",
                "{'status': '%s'}".formatted(status));
    }

    private static Case availability(String id, boolean operative, String status) {
        return wish(
                V1_6,
                id,
                "Availability %s: %s".formatted(operative, status),
                new Wish(
                        "/availability",
                        "{'evseId': 1, 'operative': %s}".formatted(operative),
                        "ChangeAvailability"),
                "{'connectorId': 1, 'type': '%s'}"
                        .formatted(operative ? "Operative" : "Inoperative"),
                "{'status': '%s'}".formatted(status));
    }

    private static Case configuration(String id, String status) {
        return command(
                V1_6,
                id,
                "Configuration changed: " + status,
                "ChangeConfiguration",
                "{'key': 'HeartbeatInterval', 'value': '600'}",
                "{'status': '%s'}".formatted(status));
    }

    private static void pending(Stage stage) {
        stage.policy("pending");
        stage.connect();
        assertThat(stage.sendBoot().at("/status").asString()).isEqualTo("Pending");
        stage.wish("/trigger", "{'message': 'Heartbeat'}", "TriggerMessage", ACCEPTED);
        stage.call("Heartbeat", "{}");
        assertThatExceptionOfType(OcppPeer.Failure.class)
                .isThrownBy(() -> stage.status("Available"));
        stage.policy("accepted");
        Stage.eventually(
                "the station is accepted",
                () -> stage.sendBoot().at("/status").asString().equals("Accepted"));
    }

    /** What happened offline is told afterwards, in order, with its own times. */
    private static void keepsMessages(Stage stage) {
        stage.boot();
        var transaction = begin(stage, stage.token(""));
        stage.station().vanish();

        stage.connect();
        for (int n = 0; n < 3; n++) {
            stage.call("MeterValues", meterValues(transaction, 100 * n));
        }
        stage.call("StopTransaction", stop(transaction, "Local"));
        stage.status("Available");
        demandStopped(stage);
    }

    private static void localSession(Stage stage) {
        stage.boot();
        var token = stage.token("");
        assertThat(authorized(stage, token).at("/status").asString()).isEqualTo("Accepted");
        stage.status("Preparing");
        var transaction = begin(stage, token);
        stage.status("Charging");
        stage.call("MeterValues", meterValues(transaction, 500));
        stage.status("Finishing");
        stage.call("StopTransaction", stop(transaction, "Local"));
        stage.status("Available");
        demandStopped(stage);
    }

    private static void remoteStop(Stage stage) {
        stage.boot();
        var transaction = begin(stage, stage.token(""));
        stage.command(
                "RemoteStopTransaction", "{'transactionId': %d}".formatted(transaction), ACCEPTED);
        stage.call("StopTransaction", stop(transaction, "Remote"));
        demandStopped(stage);
    }

    private static JsonNode authorized(Stage stage, String token) {
        return stage.call("Authorize", "{'idTag': '%s'}".formatted(token)).at("/idTagInfo");
    }

    private static int begin(Stage stage, String token) {
        var answer = stage.call("StartTransaction", start(token, Stage.now()));
        assertThat(answer.at("/idTagInfo/status").asString()).isEqualTo("Accepted");
        return answer.at("/transactionId").asInt();
    }

    private static String start(String token, String at) {
        return "{'connectorId': 1, 'idTag': '%s', 'meterStart': 1000, 'timestamp': '%s'}"
                .formatted(token, at);
    }

    private static String stop(int transaction, String reason) {
        return "{'transactionId': %d, 'meterStop': 9000, 'timestamp': '%s', 'reason': '%s'}"
                .formatted(transaction, Stage.now(), reason);
    }

    private static String meterValues(int transaction, int wattHours) {
        return """
        {'connectorId': 1, 'transactionId': %d, 'meterValue': [
          {'timestamp': '%s', 'sampledValue': [{'value': '%d'},
            {'value': '7.4', 'measurand': 'Power.Active.Import', 'unit': 'kW'}]}]}
        """
                .formatted(transaction, Stage.now(), 1_000 + wattHours);
    }

    private static void demandStopped(Stage stage) {
        Stage.eventually(
                "the transaction is kept as ended",
                () ->
                        stage.database()
                                .sql(
                                        """
                                        SELECT stopped_at IS NOT NULL FROM charging.transaction
                                        WHERE station_id = :station
                                        """)
                                .param("station", stage.id())
                                .query(Boolean.class)
                                .single());
    }
}
