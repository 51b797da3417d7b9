package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V1_6;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.conformance.Case.Play;
import org.bluehorizons.testing.OcppPeer;
import org.bluehorizons.testing.TestStation;

/**
 * The other profiles of 1.6: firmware, local lists, reservations, smart charging, triggers, and the
 * security extension.
 */
final class Extensions16 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";
    private static final String CERTIFICATE =
            "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----";

    private Extensions16() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        cases.addAll(triggers());
        cases.addAll(upkeep());
        cases.addAll(lists());
        cases.addAll(profiles());
        cases.addAll(security());
        return cases;
    }

    private static List<Case> triggers() {
        var cases = new ArrayList<Case>();
        for (var message :
                List.of(
                        "BootNotification",
                        "DiagnosticsStatusNotification",
                        "FirmwareStatusNotification",
                        "Heartbeat",
                        "MeterValues",
                        "StatusNotification")) {
            cases.add(
                    of(
                            "TRIGGER_" + message,
                            "Trigger: " + message,
                            stage -> {
                                stage.boot();
                                var call =
                                        stage.wish(
                                                "/trigger",
                                                "{'message': '%s'}".formatted(message),
                                                "TriggerMessage",
                                                ACCEPTED);
                                assertThat(call.text("/requestedMessage")).isEqualTo(message);
                            }));
        }
        return cases;
    }

    private static List<Case> upkeep() {
        return List.of(
                firmware("FIRMWARE", "Downloading", "Downloaded", "Installing", "Installed"),
                firmware("FIRMWARE_DOWNLOAD_FAILED", "Downloading", "DownloadFailed"),
                firmware(
                        "FIRMWARE_INSTALLATION_FAILED",
                        "Downloading",
                        "Downloaded",
                        "Installing",
                        "InstallationFailed"),
                diagnostics("DIAGNOSTICS", "Uploading", "Uploaded"),
                diagnostics("DIAGNOSTICS_FAILED", "Uploading", "UploadFailed"),
                of(
                        "LOG",
                        "Log uploaded",
                        stage -> {
                            stage.boot();
                            stage.command(
                                    "GetLog",
                                    """
                                    {'logType': 'SecurityLog', 'requestId': 5, 'log': {
                                       'remoteLocation': 'https://logs.example.org/x'}}
                                    """,
                                    ACCEPTED);
                            for (var status : List.of("Uploading", "Uploaded")) {
                                stage.call(
                                        "LogStatusNotification",
                                        "{'status': '%s', 'requestId': 5}".formatted(status));
                            }
                        }),
                signedFirmware("SIGNED_FIRMWARE", "Downloaded", "SignatureVerified", "Installed"),
                signedFirmware("SIGNED_FIRMWARE_TAMPERED", "Downloaded", "InvalidSignature"));
    }

    private static List<Case> lists() {
        return List.of(
                list("LIST_FULL", "Full", "Accepted"),
                list("LIST_DIFFERENTIAL", "Differential", "Accepted"),
                list("LIST_FAILED", "Full", "Failed"),
                list("LIST_WRONG_VERSION", "Differential", "VersionMismatch"),
                command(
                        V1_6,
                        "LIST_VERSION",
                        "Local list's version",
                        "GetLocalListVersion",
                        "{}",
                        "{'listVersion': 3}"),
                reserve("RESERVE", "Accepted"),
                reserve("RESERVE_OCCUPIED", "Occupied"),
                command(
                        V1_6,
                        "RESERVATION_CANCELLED",
                        "Reservation cancelled",
                        "CancelReservation",
                        "{'reservationId': 11}",
                        ACCEPTED),
                of(
                        "RESERVATION_USED",
                        "Reservation used",
                        stage -> {
                            stage.boot();
                            var token = stage.token("");
                            stage.command("ReserveNow", reservation(token), ACCEPTED);
                            stage.status("Reserved");
                            var answer =
                                    stage.call(
                                            "StartTransaction",
                                            """
                                            {'connectorId': 1, 'idTag': '%s', 'meterStart': 0,
                                             'reservationId': 11, 'timestamp': '%s'}
                                            """
                                                    .formatted(token, Stage.now()));
                            assertThat(answer.at("/idTagInfo/status").asString())
                                    .isEqualTo("Accepted");
                        }));
    }

    private static List<Case> profiles() {
        return List.of(
                profile("PROFILE_STATION", 0, "ChargePointMaxProfile"),
                profile("PROFILE_DEFAULT", 1, "TxDefaultProfile"),
                profile("PROFILE_TRANSACTION", 1, "TxProfile"),
                command(
                        V1_6,
                        "COMPOSITE_SCHEDULE",
                        "Composite schedule",
                        "GetCompositeSchedule",
                        "{'connectorId': 1, 'duration': 3600, 'chargingRateUnit': 'W'}",
                        """
                        {'status': 'Accepted', 'connectorId': 1,
                         'scheduleStart': '2026-11-21T09:00:00Z', 'chargingSchedule': {
                           'chargingRateUnit': 'W', 'duration': 3600,
                           'chargingSchedulePeriod': [{'startPeriod': 0, 'limit': 11000}]}}
                        """),
                command(
                        V1_6,
                        "PROFILE_CLEARED",
                        "Profiles cleared",
                        "ClearChargingProfile",
                        "{'connectorId': 1, 'stackLevel': 0}",
                        ACCEPTED),
                command(
                        V1_6,
                        "PROFILE_NOT_THERE",
                        "No profile to clear",
                        "ClearChargingProfile",
                        "{'id': 99}",
                        "{'status': 'Unknown'}"));
    }

    private static List<Case> security() {
        return List.of(
                of("PASSWORD", "Password changed", Extensions16::changesThePassword),
                of(
                        "SECURITY_EVENT",
                        "Security event",
                        stage -> {
                            stage.boot();
                            stage.call(
                                    "SecurityEventNotification",
                                    "{'type': 'InvalidFirmwareSignature', 'timestamp': '%s'}"
                                            .formatted(Stage.now()));
                        }),
                certificate("CERTIFICATE_INSTALLED", "Accepted"),
                certificate("CERTIFICATE_INVALID", "Rejected"),
                command(
                        V1_6,
                        "CERTIFICATES_LISTED",
                        "Installed certificates",
                        "GetInstalledCertificateIds",
                        "{'certificateType': 'CentralSystemRootCertificate'}",
                        "{'status': 'NotFound'}"));
    }

    private static Case of(String id, String subject, Play play) {
        return new Case(V1_6, id, subject, play);
    }

    private static Case firmware(String id, String... then) {
        return of(
                id,
                "Firmware: " + then[then.length - 1],
                stage -> {
                    stage.boot();
                    stage.command(
                            "UpdateFirmware",
                            """
                            {'location': 'https://firmware.example.org/f1.bin', 'retries': 1,
                             'retrieveDate': '2026-11-21T09:00:00Z'}
                            """,
                            "{}");
                    for (var status : then) {
                        stage.call(
                                "FirmwareStatusNotification", "{'status': '%s'}".formatted(status));
                    }
                });
    }

    private static Case signedFirmware(String id, String... then) {
        return of(
                id,
                "Signed firmware: " + then[then.length - 1],
                stage -> {
                    stage.boot();
                    stage.command(
                            "SignedUpdateFirmware",
                            """
                            {'requestId': 6, 'firmware': {
                               'location': 'https://firmware.example.org/f1.bin',
                               'retrieveDateTime': '2026-11-21T09:00:00Z',
                               'signingCertificate': '%s', 'signature': 'c2ln'}}
                            """
                                    .formatted(CERTIFICATE),
                            ACCEPTED);
                    for (var status : then) {
                        stage.call(
                                "SignedFirmwareStatusNotification",
                                "{'status': '%s', 'requestId': 6}".formatted(status));
                    }
                });
    }

    private static Case diagnostics(String id, String... then) {
        return of(
                id,
                "Diagnostics: " + then[then.length - 1],
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetDiagnostics",
                            "{'location': 'https://logs.example.org/x'}",
                            "{'fileName': 'diagnostics.zip'}");
                    for (var status : then) {
                        stage.call(
                                "DiagnosticsStatusNotification",
                                "{'status': '%s'}".formatted(status));
                    }
                });
    }

    private static Case list(String id, String type, String status) {
        return command(
                V1_6,
                id,
                "Local list: %s, %s".formatted(type, status),
                "SendLocalList",
                """
                {'listVersion': 3, 'updateType': '%s', 'localAuthorizationList': [
                   {'idTag': 'L1', 'idTagInfo': {'status': 'Accepted'}}]}
                """
                        .formatted(type),
                "{'status': '%s'}".formatted(status));
    }

    private static Case reserve(String id, String status) {
        return command(
                V1_6,
                id,
                "Reservation: " + status,
                "ReserveNow",
                reservation("R1"),
                "{'status': '%s'}".formatted(status));
    }

    private static String reservation(String token) {
        return """
        {'connectorId': 1, 'expiryDate': '2027-11-21T09:00:00Z', 'idTag': '%s',
         'reservationId': 11}
        """
                .formatted(token);
    }

    private static Case profile(String id, int connector, String purpose) {
        return command(
                V1_6,
                id,
                "Profile: " + purpose,
                "SetChargingProfile",
                """
                {'connectorId': %d, 'csChargingProfiles': {'chargingProfileId': 1, 'stackLevel': 0,
                   'chargingProfilePurpose': '%s', 'chargingProfileKind': 'Absolute',
                   'chargingSchedule': {'chargingRateUnit': 'A',
                     'startSchedule': '2026-11-21T09:00:00Z',
                     'chargingSchedulePeriod': [{'startPeriod': 0, 'limit': 16.1}]}}}
                """
                        .formatted(connector, purpose),
                ACCEPTED);
    }

    private static Case certificate(String id, String status) {
        return command(
                V1_6,
                id,
                "Install a certificate: " + status,
                "InstallCertificate",
                """
                {'certificateType': 'CentralSystemRootCertificate', 'certificate': '%s'}
                """
                        .formatted(CERTIFICATE),
                "{'status': '%s'}".formatted(status));
    }

    /** The key is 20 bytes, told as 40 digits; the station shows the bytes, or the digits. */
    private static void changesThePassword(Stage stage) {
        stage.boot();
        stage.station().answersOnce("ChangeConfiguration", Stage.quoted(ACCEPTED));
        var answer = stage.operator().postOnce(stage.stations() + "/rotate-password?wait=10", "{}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        var call = stage.station().awaitCall("ChangeConfiguration");
        assertThat(call.text("/key")).isEqualTo("AuthorizationKey");
        assertThat(call.text("/value")).matches("[0-9A-Fa-f]{40}");
        stage.station().close();

        stage.connect(call.text("/value"));
        stage.call("Heartbeat", "{}");
        stage.station().close();
        assertThatExceptionOfType(OcppPeer.Failure.class)
                .as("the old password after the first use of the new one")
                .isThrownBy(() -> stage.connect(TestStation.PASSWORD));
        stage.connect(call.text("/value"));
    }
}
