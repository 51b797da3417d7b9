package org.bluehorizons.charging.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.platform.certificates.Pem;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class SecurityTest {

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    @Autowired private StationAuthority authority;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void signsAStationsCertificateAndSendsIt(String subprotocol) throws Exception {
        try (var station = connect(subprotocol)) {
            var key = StationAuthority.newKey(new SecureRandom());
            var csr = StationAuthorityTest.csr("CN=" + station.id(), key);
            var answer =
                    station.call(
                            "SignCertificate",
                            JsonMapper.shared().createObjectNode().put("csr", csr).toString());
            assertThat(answer.text("/status")).isEqualTo("Accepted");
            var call = station.nextCall();
            assertThat(call.action()).isEqualTo("CertificateSigned");
            var signed = Pem.readCertificate(call.payload().path("certificateChain").asString());
            signed.verify(authority.trustAnchor().getPublicKey());
            assertThat(signed.getPublicKey()).isEqualTo(key.getPublic());
            station.reply(call, "{\"status\": \"Accepted\"}");
            var id = operator.get(path(station, "/commands")).text("/items/0/id");
            operator.get("/v1/charging/commands/" + id + "?wait=10");
            var kept = operator.get("/v1/charging/certificates?stationId=" + station.id());
            assertThat(kept.text("/items/0/state")).isEqualTo("accepted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp2.0.1"})
    void keepsSecurityEventsAndAlarmsOnTheAlarming(String subprotocol) {
        try (var station = connect(subprotocol)) {
            station.call("SecurityEventNotification", event("StartupOfTheDevice"));
            station.call("SecurityEventNotification", event("TamperDetectionActivated"));
            var all = operator.get("/v1/charging/security-events?stationId=" + station.id());
            assertThat(all.json().at("/items")).hasSize(2);
            assertThat(all.text("/items/0/type")).isEqualTo("TamperDetectionActivated");
            var alarms =
                    database.sql(
                                    """
                                    SELECT data ->> 'type' FROM charging.event
                                    WHERE station_id = :id AND type = 'station.security_event'
                                    """)
                            .param("id", station.id())
                            .query(String.class)
                            .list();
            assertThat(alarms).containsExactly("TamperDetectionActivated");
        }
    }

    @Test
    void knowsWhichCertificatesAStationHas() {
        try (var station = connect("ocpp2.0.1")) {
            station.answers(
                    "GetInstalledCertificateIds",
                    """
                    {"status": "Accepted", "certificateHashDataChain": [
                      {"certificateType": "CSMSRootCertificate", "certificateHashData":
                        {"hashAlgorithm": "SHA256", "issuerNameHash": "a", "issuerKeyHash": "b",
                         "serialNumber": "1"}}]}
                    """);
            station.answers("DeleteCertificate", "{\"status\": \"Accepted\"}");
            operator.post(
                    path(station, "/commands?wait=10"),
                    "{\"action\": \"GetInstalledCertificateIds\"}");
            var known = operator.get(path(station, "/installed-certificates"));
            assertThat(known.text("/items/0/use")).isEqualTo("CSMSRootCertificate");
            operator.post(
                    path(station, "/commands?wait=10"),
                    """
                    {"action": "DeleteCertificate", "payload": {"certificateHashData":
                      {"hashAlgorithm": "SHA256", "issuerNameHash": "a", "issuerKeyHash": "b",
                       "serialNumber": "1"}}}
                    """);
            assertThat(operator.get(path(station, "/installed-certificates")).json().at("/items"))
                    .isEmpty();
        }
    }

    @Test
    void raisesTheSecurityProfileAndNeverLowersIt() {
        try (var older = connect("ocpp1.6");
                var newer = connect("ocpp2.0.1")) {
            older.answers("ChangeConfiguration", "{\"status\": \"RebootRequired\"}");
            var raised = operator.post(path(older, "/security-profile"), "{\"profile\": 2}");
            assertThat(raised.text("/payload/key")).isEqualTo("SecurityProfile");
            assertThat(raised.text("/response/status")).isEqualTo("RebootRequired");
            assertThat(
                            operator.post(path(older, "/security-profile"), "{\"profile\": 1}")
                                    .text("/code"))
                    .isEqualTo("profile_not_higher");
            newer.answers("SetNetworkProfile", "{\"status\": \"Accepted\"}");
            newer.answers(
                    "SetVariables",
                    """
                    {"setVariableResult": [{"attributeStatus": "Accepted",
                      "component": {"name": "OCPPCommCtrlr"},
                      "variable": {"name": "NetworkConfigurationPriority"}}]}
                    """);
            var moved =
                    operator.post(
                            path(newer, "/security-profile"),
                            "{\"profile\": 2, \"url\": \"wss://csms.test/ocpp\"}");
            assertThat(moved.text("/payload/setVariableData/0/attributeValue")).isEqualTo("2,1");
            newer.answers("SetNetworkProfile", "{\"status\": \"Rejected\"}");
            var refused =
                    operator.post(
                            path(newer, "/security-profile"),
                            "{\"profile\": 2, \"url\": \"wss://csms.test/ocpp\"}");
            assertThat(refused.text("/action")).isEqualTo("SetNetworkProfile");
        }
    }

    private static String event(String type) {
        return "{\"type\": \"%s\", \"timestamp\": \"2026-11-21T04:00:00Z\"}".formatted(type);
    }

    private TestStation connect(String subprotocol) {
        return TestStation.connect(gateway.port(), TestStation.register(database), subprotocol)
                .boot();
    }

    private static String path(TestStation station, String path) {
        return "/v1/charging/stations/" + station.id() + path;
    }
}
