package org.bluehorizons.charging.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stations do in the background and tell of: firmware, logs, events, displays. */
@PlatformTest
class SelfReportsTest {

    private static final String SIGNED =
            """
            {"location": "https://firmware.test/1.bin", "signature": "c2ln",
             "signingCertificate": "-----BEGIN CERTIFICATE-----"}
            """;

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void updatesFirmwareOf16ThatNamesNoJob() {
        try (var station = connect("ocpp1.6")) {
            station.answers("UpdateFirmware", "{}");
            var job = start(station, "{\"location\": \"ftp://firmware.test/1.bin\"}");
            settle(station);
            assertThat(operator.get(job).text("/job/state")).isEqualTo("accepted");
            station.call("FirmwareStatusNotification", "{\"status\": \"Downloading\"}");
            assertThat(operator.get(job).text("/job/state")).isEqualTo("downloading");
            station.call("FirmwareStatusNotification", "{\"status\": \"DownloadFailed\"}");
            assertThat(operator.get(job).text("/job/reason")).isEqualTo("DownloadFailed");
            station.call("FirmwareStatusNotification", "{\"status\": \"Downloading\"}");
            station.call("FirmwareStatusNotification", "{\"status\": \"Downloaded\"}");
            station.call("FirmwareStatusNotification", "{\"status\": \"Installed\"}");
            station.call("FirmwareStatusNotification", "{\"status\": \"Idle\"}");
            assertThat(operator.get(job).text("/job/state")).isEqualTo("installed");
            assertThat(operator.get(job).json().at("/words")).hasSize(6);
            assertThat(journal(station)).contains("firmware.failed").contains("firmware.installed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ocpp1.6, SignedUpdateFirmware, SignedFirmwareStatusNotification, DownloadFailed",
        "ocpp1.6, SignedUpdateFirmware, SignedFirmwareStatusNotification, InvalidSignature",
        "ocpp1.6, SignedUpdateFirmware, SignedFirmwareStatusNotification, InstallationFailed",
        "ocpp2.0.1, UpdateFirmware, FirmwareStatusNotification, InvalidSignature",
        "ocpp2.0.1, UpdateFirmware, FirmwareStatusNotification, InstallVerificationFailed",
    })
    void keepsWhyASignedUpdateFailed(
            String subprotocol, String action, String notification, String status) {
        try (var station = connect(subprotocol)) {
            var job = start(station, SIGNED);
            var call = station.nextCall();
            assertThat(call.action()).isEqualTo(action);
            var request = call.payload().path("requestId").asInt();
            // The status overtakes the answer.
            var told = "{\"status\": \"%s\", \"requestId\": %d}";
            station.call(notification, told.formatted(status, request));
            station.reply(call, "{\"status\": \"Accepted\"}");
            settle(station);
            station.call(notification, told.formatted("Installed", request + 1_000_000));
            assertThat(operator.get(job).text("/job/state")).isEqualTo("failed");
            assertThat(operator.get(job).text("/job/reason")).isEqualTo(status);
        }
    }

    @Test
    void keepsThatATamperedCertificateWasRefused() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers("UpdateFirmware", "{\"status\": \"InvalidCertificate\"}");
            var job = start(station, SIGNED);
            settle(station);
            assertThat(operator.get(job).text("/job/state")).isEqualTo("refused");
            assertThat(operator.get(job).text("/job/reason")).isEqualTo("InvalidCertificate");
        }
    }

    @Test
    void uploadsDiagnosticsOf16() {
        try (var station = connect("ocpp1.6")) {
            station.answers("GetDiagnostics", "{\"fileName\": \"diag.zip\"}");
            var job =
                    operator.post(
                                    path(station, "/diagnostics"),
                                    "{\"location\": \"ftp://files.test/\"}")
                            .header("Location");
            settle(station);
            assertThat(operator.get(job).text("/fileName")).isEqualTo("diag.zip");
            station.call("DiagnosticsStatusNotification", "{\"status\": \"Uploading\"}");
            station.call("DiagnosticsStatusNotification", "{\"status\": \"UploadFailed\"}");
            assertThat(operator.get(job).text("/reason")).isEqualTo("UploadFailed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void uploadsTheSecurityLog(String subprotocol) {
        try (var station = connect(subprotocol)) {
            station.answers("GetLog", "{\"status\": \"Accepted\", \"filename\": \"s.log\"}");
            var job =
                    operator.post(
                                    path(station, "/logs"),
                                    "{\"type\": \"security\", \"location\": \"ftp://files.test/\"}")
                            .header("Location");
            settle(station);
            var request =
                    operator.get(path(station, "/commands")).text("/items/0/payload/requestId");
            station.call(
                    "LogStatusNotification",
                    "{\"status\": \"Uploaded\", \"requestId\": %s}".formatted(request));
            assertThat(operator.get(job).text("/state")).isEqualTo("uploaded");
            assertThat(operator.get(job).text("/kind")).isEqualTo("security_log");
        }
    }

    @Test
    void alertsOnEventsOfCriticalMonitorsAlone() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers(
                    "SetVariableMonitoring",
                    """
                    {"setMonitoringResult": [{"id": 7, "status": "Accepted", "severity": 2,
                      "type": "UpperThreshold", "component": {"name": "Cable"},
                      "variable": {"name": "Temperature"}}]}
                    """);
            operator.post(
                    path(station, "/commands?wait=10"),
                    """
                    {"action": "SetVariableMonitoring", "payload": {"setMonitoringData": [
                      {"value": 80, "type": "UpperThreshold", "severity": 2,
                       "component": {"name": "Cable"}, "variable": {"name": "Temperature"}}]}}
                    """);
            var monitors = operator.get(path(station, "/monitors"));
            assertThat(monitors.text("/items/0/name")).isEqualTo("Cable.Temperature");
            assertThat(monitors.text("/items/0/value")).isEqualTo("80");
            station.call("NotifyEvent", event(1, "Periodic"));
            assertThat(journal(station)).doesNotContain("station.alert");
            station.call("NotifyEvent", event(2, "Alerting"));
            assertThat(journal(station)).contains("station.alert");
            assertThat(operator.get(path(station, "/events")).json().at("/items")).hasSize(2);
            assertThat(operator.get(path(station, "/events?critical=true")).json().at("/items"))
                    .hasSize(1);
        }
    }

    @Test
    void replacesTheMonitorsThatAWholeReportLeavesOut() {
        try (var station = connect("ocpp2.0.1")) {
            station.call("NotifyMonitoringReport", monitors(99_999, 0, 3));
            station.answers("GetMonitoringReport", "{\"status\": \"Accepted\"}");
            operator.post(
                    path(station, "/commands?wait=10"),
                    "{\"action\": \"GetMonitoringReport\", \"payload\": {\"requestId\": 100000}}");
            station.call("NotifyMonitoringReport", monitors(100_000, 0, 4));
            var known = operator.get(path(station, "/monitors"));
            assertThat(known.json().at("/items")).hasSize(1);
            assertThat(known.text("/items/0/id")).isEqualTo("4");
        }
    }

    @Test
    void keepsWhatAStationShows() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers("SetDisplayMessage", "{\"status\": \"Accepted\"}");
            station.answers("GetDisplayMessages", "{\"status\": \"Accepted\"}");
            operator.post(
                    path(station, "/commands?wait=10"),
                    """
                    {"action": "SetDisplayMessage", "payload": {"message": {"id": 1,
                      "priority": "InFront", "message": {"format": "UTF8", "content": "Hello"}}}}
                    """);
            assertThat(operator.get(path(station, "/display-messages")).text("/items/0/content"))
                    .isEqualTo("Hello");
            operator.post(
                    path(station, "/commands?wait=10"),
                    "{\"action\": \"GetDisplayMessages\", \"payload\": {\"requestId\": 5}}");
            station.call(
                    "NotifyDisplayMessages",
                    """
                    {"requestId": 5, "messageInfo": [{"id": 2, "priority": "NormalCycle",
                      "message": {"format": "UTF8", "content": "Closed"}}]}
                    """);
            var shown = operator.get(path(station, "/display-messages"));
            assertThat(shown.json().at("/items")).hasSize(1);
            assertThat(shown.text("/items/0/content")).isEqualTo("Closed");
        }
    }

    @Test
    void joinsWhatAStationKnowsOfACustomer() {
        try (var station = connect("ocpp2.0.1")) {
            station.call("NotifyCustomerInformation", customer(1, false, "Lovelace"));
            var path = path(station, "/customer-information/9");
            assertThat(operator.get(path).json().at("/completedAt").isNull()).isTrue();
            station.call("NotifyCustomerInformation", customer(0, true, "Ada "));
            assertThat(operator.get(path).text("/data")).isEqualTo("Ada Lovelace");
            assertThat(operator.get(path).text("/completedAt")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    ocpp1.6 | DataTransfer | {"vendorId": "nobody"} | UnknownVendorId
                    ocpp2.0.1 | DataTransfer | {"vendorId": "nobody", "data": {"a": 1}} | UnknownVendorId
                    ocpp2.0.1 | Get15118EVCertificate | {"iso15118SchemaVersion": "urn", "action": "Install", "exiRequest": "x"} | Failed
                    ocpp2.0.1 | GetCertificateStatus | {"ocspRequestData": {"hashAlgorithm": "SHA256", "issuerNameHash": "a", "issuerKeyHash": "b", "serialNumber": "1", "responderURL": "http://x"}} | Failed
                    ocpp2.0.1 | SignCertificate | {"csr": "x", "certificateType": "V2GCertificate"} | Rejected
                    ocpp1.6 | SignCertificate | {"csr": "x"} | Rejected
                    """)
    void saysPlainlyWhatItDoesNotDo(
            String subprotocol, String action, String payload, String status) {
        try (var station = connect(subprotocol)) {
            assertThat(station.call(action, payload).text("/status")).isEqualTo(status);
        }
    }

    @Test
    void answersALocalControllersFirmware() {
        try (var station = connect("ocpp2.0.1")) {
            var answer =
                    station.call(
                            "PublishFirmwareStatusNotification",
                            "{\"status\": \"Published\", \"location\": [\"http://a\", \"http://b\"]}");
            assertThat(answer.error()).isNull();
        }
    }

    private String start(TestStation station, String body) {
        return operator.post(path(station, "/firmware"), body).header("Location");
    }

    /** Waits for the newest command's end. */
    private void settle(TestStation station) {
        var id = operator.get(path(station, "/commands")).text("/items/0/id");
        assertThat(operator.get("/v1/charging/commands/" + id + "?wait=10").text("/state"))
                .isEqualTo("answered");
    }

    private String journal(TestStation station) {
        return String.join(
                " ",
                database.sql("SELECT type FROM charging.event WHERE station_id = :id")
                        .param("id", station.id())
                        .query(String.class)
                        .list());
    }

    private static String event(int id, String trigger) {
        return """
        {"generatedAt": "2026-11-21T04:00:00Z", "seqNo": 0, "eventData": [
          {"eventId": %d, "timestamp": "2026-11-21T04:00:00Z", "trigger": "%s",
           "actualValue": "85", "variableMonitoringId": 7,
           "eventNotificationType": "CustomMonitor",
           "component": {"name": "Cable"}, "variable": {"name": "Temperature"}}]}
        """
                .formatted(id, trigger);
    }

    private static String monitors(int request, int number, int monitor) {
        return """
        {"requestId": %d, "seqNo": %d, "generatedAt": "2026-11-21T04:00:00Z", "monitor": [
          {"component": {"name": "Cable"}, "variable": {"name": "Temperature"},
           "variableMonitoring": [{"id": %d, "transaction": false, "value": 80,
             "type": "UpperThreshold", "severity": 5}]}]}
        """
                .formatted(request, number, monitor);
    }

    private static String customer(int number, boolean more, String data) {
        return """
        {"requestId": 9, "seqNo": %d, "tbc": %s, "generatedAt": "2026-11-21T04:00:00Z",
         "data": "%s"}
        """
                .formatted(number, more, data);
    }

    private TestStation connect(String subprotocol) {
        return TestStation.connect(gateway.port(), TestStation.register(database), subprotocol)
                .boot();
    }

    private static String path(TestStation station, String path) {
        return "/v1/charging/stations/" + station.id() + path;
    }
}
