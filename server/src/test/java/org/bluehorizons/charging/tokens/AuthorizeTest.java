package org.bluehorizons.charging.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class AuthorizeTest {

    @LocalServerPort private int port;
    @Autowired private ChargeGateway gateway;
    @Autowired private JdbcClient database;
    private final String card = UUID.randomUUID().toString().substring(0, 18);

    @BeforeEach
    void aCardOfAGroup() {
        var operator = Rest.as(port, "operator");
        var group =
                operator.post(
                        "/v1/charging/token-groups",
                        "{\"name\": \"Depot\", \"token\": \"g%s\"}".formatted(card));
        for (var type : new String[] {"ISO14443", "eMAID"}) {
            operator.post(
                    "/v1/charging/tokens",
                    """
                    {"token": "%s", "type": "%s", "groupId": "%s", "language": "en",
                     "expiresAt": "2100-01-01T00:00:00Z"}
                    """
                            .formatted(card, type, group.text("/id")));
        }
    }

    @Test
    void answersStationsOf16() {
        try (var station = station("ocpp1.6")) {
            var known = station.call("Authorize", "{\"idTag\": \"%s\"}".formatted(card));
            assertThat(known.text("/idTagInfo/status")).isEqualTo("Accepted");
            assertThat(known.text("/idTagInfo/parentIdTag")).isEqualTo("g" + card);
            assertThat(known.text("/idTagInfo/expiryDate")).startsWith("2100-01-01T00:00:00");
            assertThat(station.call("Authorize", "{\"idTag\": \"x\"}").text("/idTagInfo/status"))
                    .isEqualTo("Invalid");
        }
    }

    @Test
    void answersStationsOf201() {
        try (var station = station("ocpp2.0.1")) {
            var known = station.call("Authorize", request("ISO14443", ""));
            assertThat(known.text("/idTokenInfo/status")).isEqualTo("Accepted");
            assertThat(known.text("/idTokenInfo/groupIdToken/idToken")).isEqualTo("g" + card);
            assertThat(known.text("/idTokenInfo/language1")).isEqualTo("en");
            assertThat(known.text("/idTokenInfo/cacheExpiryDateTime")).startsWith("2100-01-01");
            assertThat(
                            station.call("Authorize", request("KeyCode", ""))
                                    .text("/idTokenInfo/status"))
                    .isEqualTo("Invalid");
            assertThat(
                            station.call(
                                            "Authorize",
                                            """
                                            {"idToken": {"idToken": "", "type": "NoAuthorization"}}
                                            """)
                                    .text("/idTokenInfo/status"))
                    .isEqualTo("Accepted");
        }
    }

    @Test
    void judgesContractsByTheirEmaidAndTrustsNoCertificateThatTheStationCouldNotCheck() {
        try (var station = station("ocpp2.0.1")) {
            var checked =
                    station.call(
                            "Authorize",
                            request(
                                    "eMAID",
                                    """
                                    , "iso15118CertificateHashData": [{"hashAlgorithm": "SHA256",
                                      "issuerNameHash": "a", "issuerKeyHash": "b",
                                      "serialNumber": "1", "responderURL": "http://ocsp.test"}]
                                    """));
            assertThat(checked.text("/idTokenInfo/status")).isEqualTo("Accepted");
            assertThat(checked.text("/certificateStatus")).isEqualTo("Accepted");

            var unchecked =
                    station.call("Authorize", request("eMAID", ", \"certificate\": \"PEM\""));
            assertThat(unchecked.text("/idTokenInfo/status")).isEqualTo("Invalid");
            assertThat(unchecked.text("/certificateStatus")).isEqualTo("CertChainError");
        }
    }

    private String request(String type, String more) {
        return """
        {"idToken": {"idToken": "%s", "type": "%s"} %s}
        """
                .formatted(card, type, more);
    }

    private TestStation station(String version) {
        return TestStation.connect(gateway.port(), TestStation.register(database), version).boot();
    }
}
