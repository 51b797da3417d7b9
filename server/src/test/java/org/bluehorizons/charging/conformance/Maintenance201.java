package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;

/** Blocks L, M and P: firmware, certificates in stations, data transfer. */
final class Maintenance201 {

    private static final String HASH =
            """
            'hashAlgorithm': 'SHA256', 'issuerNameHash': 'aa11', 'issuerKeyHash': 'bb22',
            'serialNumber': '01'
            """;
    private static final String CERTIFICATE =
            "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----";

    private Maintenance201() {}

    static List<Case> cases() {
        return List.of(
                firmware(
                        "TC_L_01",
                        "installed",
                        "Accepted",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallRebooting",
                        "Installed"),
                firmware(
                        "TC_L_02",
                        "installation scheduled",
                        "Accepted",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "InstallScheduled",
                        "Installing",
                        "Installed"),
                firmware(
                        "TC_L_03",
                        "download scheduled",
                        "Accepted",
                        "DownloadScheduled",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "Installed"),
                firmware("TC_L_04", "revoked certificate", "RevokedCertificate"),
                firmware("TC_L_05", "invalid certificate", "InvalidCertificate"),
                firmware(
                        "TC_L_06",
                        "invalid signature",
                        "Accepted",
                        "Downloading",
                        "Downloaded",
                        "InvalidSignature"),
                firmware("TC_L_07", "download failed", "Accepted", "Downloading", "DownloadFailed"),
                firmware(
                        "TC_L_08",
                        "verification of the installation failed",
                        "Accepted",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallVerificationFailed"),
                firmware(
                        "TC_L_09",
                        "installation failed",
                        "Accepted",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallationFailed"),
                firmware("TC_L_10", "cancels the one before", "AcceptedCanceled", "Downloading"),
                firmware("TC_L_11", "cannot cancel the one before", "Rejected"),
                firmware(
                        "TC_L_13",
                        "waits for a transaction",
                        "Accepted",
                        "DownloadScheduled",
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "InstallScheduled",
                        "Installing",
                        "Installed"),
                install("TC_M_01", "CSMSRootCertificate", "Accepted"),
                install("TC_M_02", "ManufacturerRootCertificate", "Accepted"),
                install("TC_M_03", "V2GRootCertificate", "Accepted"),
                install("TC_M_04", "MORootCertificate", "Accepted"),
                install("TC_M_05", "CSMSRootCertificate", "Failed"),
                installed("TC_M_13", "ManufacturerRootCertificate"),
                installed("TC_M_14", "V2GRootCertificate"),
                installed("TC_M_15", "V2GCertificateChain"),
                installed("TC_M_16", "MORootCertificate"),
                command(
                        V2_0_1,
                        "TC_M_18",
                        "Installed certificates: all kinds",
                        "GetInstalledCertificateIds",
                        "{}",
                        certificates("CSMSRootCertificate")),
                command(
                        V2_0_1,
                        "TC_M_19",
                        "Installed certificates: none",
                        "GetInstalledCertificateIds",
                        "{'certificateType': ['CSMSRootCertificate']}",
                        "{'status': 'NotFound'}"),
                delete("TC_M_20", "Accepted"),
                delete("TC_M_21", "Failed"),
                new Case(
                        V2_0_1,
                        "TC_P_02",
                        "Data transfer of an unknown vendor",
                        stage -> {
                            stage.boot();
                            var answer =
                                    stage.call(
                                            "DataTransfer",
                                            """
                                            {'vendorId': 'org.nobody.%s', 'messageId': 'hello',
                                             'data': {'any': ['thing', 1, null]}}
                                            """
                                                    .formatted(stage.id()));
                            assertThat(answer.at("/status").asString())
                                    .isIn("Rejected", "UnknownVendorId", "UnknownMessageId");
                        }),
                new Case(
                        V2_0_1,
                        "TC_P_03",
                        "Custom data",
                        stage -> {
                            stage.connect();
                            var answer =
                                    stage.call(
                                            "BootNotification",
                                            """
                                            {'reason': 'PowerUp',
                                             'customData': {'vendorId': 'org.test', 'x': [1, {}]},
                                             'chargingStation': {
                                               'vendorName': 'Foreign', 'model': 'F2',
                                               'customData': {'vendorId': 'org.test'}}}
                                            """);
                            assertThat(answer.at("/status").asString()).isEqualTo("Accepted");
                        }));
    }

    private static Case firmware(String id, String subject, String status, String... then) {
        return new Case(
                V2_0_1,
                id,
                "Firmware: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "UpdateFirmware",
                            """
                            {'requestId': 7, 'retries': 2, 'firmware': {
                               'location': 'https://firmware.example.org/f2.bin',
                               'retrieveDateTime': '2026-11-21T09:00:00Z',
                               'signingCertificate': '%s', 'signature': 'c2lnbmF0dXJl'}}
                            """
                                    .formatted(CERTIFICATE),
                            "{'status': '%s'}".formatted(status));
                    for (var next : then) {
                        stage.call(
                                "FirmwareStatusNotification",
                                "{'status': '%s', 'requestId': 7}".formatted(next));
                    }
                });
    }

    private static Case install(String id, String type, String status) {
        return command(
                V2_0_1,
                id,
                "Install %s: %s".formatted(type, status),
                "InstallCertificate",
                "{'certificateType': '%s', 'certificate': '%s'}".formatted(type, CERTIFICATE),
                "{'status': '%s'}".formatted(status));
    }

    private static Case installed(String id, String type) {
        return command(
                V2_0_1,
                id,
                "Installed certificates: " + type,
                "GetInstalledCertificateIds",
                "{'certificateType': ['%s']}".formatted(type),
                certificates(type));
    }

    private static String certificates(String type) {
        return """
        {'status': 'Accepted', 'certificateHashDataChain': [
          {'certificateType': '%s', 'certificateHashData': {%s}}]}
        """
                .formatted(type, HASH);
    }

    private static Case delete(String id, String status) {
        return command(
                V2_0_1,
                id,
                "Delete a certificate: " + status,
                "DeleteCertificate",
                "{'certificateHashData': {%s}}".formatted(HASH),
                "{'status': '%s'}".formatted(status));
    }
}
