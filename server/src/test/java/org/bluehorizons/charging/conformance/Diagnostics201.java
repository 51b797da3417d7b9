package org.bluehorizons.charging.conformance;

import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Block N: logs, monitoring, customer information. */
final class Diagnostics201 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";
    private static final String VARIABLE =
            """
            {'component': {'name': 'EVSE', 'evse': {'id': 1}}, 'variable': {'name': 'Power'}}
            """;

    private Diagnostics201() {}

    static List<Case> cases() {
        return List.of(
                log("TC_N_25", "DiagnosticsLog", ACCEPTED, "Uploading", "Uploaded"),
                log("TC_N_34", "DiagnosticsLog", "{'status': 'Rejected'}"),
                log("TC_N_35", "SecurityLog", ACCEPTED, "Uploading", "Uploaded"),
                log(
                        "TC_N_36",
                        "DiagnosticsLog",
                        "{'status': 'AcceptedCanceled', 'filename': 'second.log'}",
                        "AcceptedCanceled",
                        "Uploading",
                        "Uploaded"),
                customer("TC_N_27", "read, with data", true, false, "Accepted", "token T1"),
                customer("TC_N_28", "read, no data", true, false, "Accepted", ""),
                customer("TC_N_29", "not accepted", true, false, "Rejected", null),
                customer(
                        "TC_N_30",
                        "cleared and read, with data",
                        true,
                        true,
                        "Accepted",
                        "token T1"),
                customer("TC_N_31", "cleared and read, no data", true, true, "Accepted", ""),
                customer("TC_N_32", "cleared, not read", false, true, "Accepted", ""),
                customer(
                        "TC_N_46",
                        "cleared, and the local list",
                        true,
                        true,
                        "Accepted",
                        "token T1"),
                new Case(
                        V2_0_1,
                        "TC_N_62",
                        "Customer information by an identifier",
                        stage -> {
                            stage.boot();
                            stage.command(
                                    "CustomerInformation",
                                    """
                                    {'requestId': 3, 'report': true, 'clear': true,
                                     'customerIdentifier': 'C-4711'}
                                    """,
                                    ACCEPTED);
                            tellCustomer(stage, "customer C-4711");
                        }),
                new Case(
                        V2_0_1,
                        "TC_N_63",
                        "Customer information by a certificate",
                        stage -> {
                            stage.boot();
                            stage.command(
                                    "CustomerInformation",
                                    """
                                    {'requestId': 3, 'report': true, 'clear': true,
                                     'customerCertificate': {'hashAlgorithm': 'SHA256',
                                       'issuerNameHash': 'aa', 'issuerKeyHash': 'bb',
                                       'serialNumber': '01'}}
                                    """,
                                    ACCEPTED);
                            tellCustomer(stage, "certificate 01");
                        }),
                monitoringReport(
                        "TC_N_01",
                        "by criteria",
                        ", 'monitoringCriteria': ['ThresholdMonitoring']"),
                monitoringReport(
                        "TC_N_02",
                        "by variable",
                        ", 'componentVariable': [%s]".formatted(VARIABLE)),
                monitoringReport(
                        "TC_N_03",
                        "by criteria and variable",
                        ", 'monitoringCriteria': ['DeltaMonitoring'], 'componentVariable': [%s]"
                                .formatted(VARIABLE)),
                monitoringReport("TC_N_47", "of all", ""),
                monitoringReport(
                        "TC_N_60",
                        "by criteria and several variables",
                        ", 'monitoringCriteria': ['PeriodicMonitoring'], 'componentVariable': [%s, %s]"
                                .formatted(VARIABLE, VARIABLE)),
                command(
                        V2_0_1,
                        "TC_N_05",
                        "Monitoring base",
                        "SetMonitoringBase",
                        "{'monitoringBase': 'All'}",
                        ACCEPTED),
                monitor("TC_N_08", "one", "UpperThreshold", "Delta"),
                monitor("TC_N_24", "periodic", "Periodic", "Periodic"),
                monitor("TC_N_21", "hard-wired", "LowerThreshold", "Alerting"),
                monitor("TC_N_49", "threshold, cleared by a reboot", "LowerThreshold", "Alerting"),
                monitor("TC_N_50", "periodic, triggered", "Periodic", "Periodic"),
                level("TC_N_16", 4, "Accepted"),
                level("TC_N_17", 10, "Rejected"),
                clear("TC_N_18", "Accepted"),
                clear("TC_N_44", "Rejected"));
    }

    private static Case log(String id, String type, String answer, String... then) {
        return new Case(
                V2_0_1,
                id,
                type + ": " + (then.length == 0 ? "rejected" : then[then.length - 1]),
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetLog",
                            """
                            {'logType': '%s', 'requestId': 5, 'retries': 1, 'log': {
                               'remoteLocation': 'https://logs.example.org/upload'}}
                            """
                                    .formatted(type),
                            answer);
                    for (var status : then) {
                        stage.call(
                                "LogStatusNotification",
                                "{'status': '%s', 'requestId': 5}".formatted(status));
                    }
                });
    }

    private static Case customer(
            String id,
            String subject,
            boolean report,
            boolean clear,
            String status,
            @Nullable String data) {
        return new Case(
                V2_0_1,
                id,
                "Customer information: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "CustomerInformation",
                            """
                            {'requestId': 3, 'report': %s, 'clear': %s,
                             'idToken': {'idToken': 'T1', 'type': 'ISO14443'}}
                            """
                                    .formatted(report, clear),
                            "{'status': '%s'}".formatted(status));
                    if (data != null) {
                        tellCustomer(stage, data);
                    }
                });
    }

    private static void tellCustomer(Stage stage, String data) {
        stage.call(
                "NotifyCustomerInformation",
                "{'data': '%s', 'seqNo': 0, 'generatedAt': '%s', 'requestId': 3, 'tbc': false}"
                        .formatted(data, Stage.now()));
    }

    private static Case monitoringReport(String id, String subject, String criteria) {
        return new Case(
                V2_0_1,
                id,
                "Monitoring report " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetMonitoringReport",
                            "{'requestId': 9%s}".formatted(criteria),
                            ACCEPTED);
                    stage.call(
                            "NotifyMonitoringReport",
                            """
                            {'requestId': 9, 'seqNo': 0, 'generatedAt': '%s', 'tbc': false,
                             'monitor': [{'component': {'name': 'EVSE', 'evse': {'id': 1}},
                                          'variable': {'name': 'Power'},
                                          'variableMonitoring': [
                                            {'id': 1, 'transaction': false, 'value': 100,
                                             'type': 'UpperThreshold', 'severity': 5}]}]}
                            """
                                    .formatted(Stage.now()));
                });
    }

    private static Case monitor(String id, String subject, String type, String trigger) {
        return new Case(
                V2_0_1,
                id,
                "Monitor: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "SetVariableMonitoring",
                            """
                            {'setMonitoringData': [{'value': 60, 'type': '%s', 'severity': 5,
                               'component': {'name': 'EVSE', 'evse': {'id': 1}},
                               'variable': {'name': 'Power'}}]}
                            """
                                    .formatted(type),
                            """
                            {'setMonitoringResult': [{'id': 1, 'status': 'Accepted', 'type': '%s',
                               'severity': 5, 'component': {'name': 'EVSE', 'evse': {'id': 1}},
                               'variable': {'name': 'Power'}}]}
                            """
                                    .formatted(type));
                    for (var cleared : List.of(false, true)) {
                        stage.call(
                                "NotifyEvent",
                                """
                                {'generatedAt': '%1$s', 'seqNo': 0, 'eventData': [
                                  {'eventId': 1, 'timestamp': '%1$s', 'trigger': '%2$s',
                                   'actualValue': '61', 'cleared': %3$s, 'variableMonitoringId': 1,
                                   'eventNotificationType': 'CustomMonitor',
                                   'component': {'name': 'EVSE', 'evse': {'id': 1}},
                                   'variable': {'name': 'Power'}}]}
                                """
                                        .formatted(Stage.now(), trigger, cleared));
                    }
                });
    }

    private static Case level(String id, int severity, String status) {
        return command(
                V2_0_1,
                id,
                "Monitoring level: " + status,
                "SetMonitoringLevel",
                "{'severity': %d}".formatted(severity),
                "{'status': '%s'}".formatted(status));
    }

    private static Case clear(String id, String status) {
        return command(
                V2_0_1,
                id,
                "Clear a monitor: " + status,
                "ClearVariableMonitoring",
                "{'id': [1]}",
                "{'clearMonitoringResult': [{'status': '%s', 'id': 1}]}".formatted(status));
    }
}
