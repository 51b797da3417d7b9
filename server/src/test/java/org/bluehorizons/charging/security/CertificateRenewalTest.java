package org.bluehorizons.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Stations keep a certificate, as long as they do what they are asked. */
@PlatformTest
class CertificateRenewalTest {

    @Autowired private ChargeGateway gateway;
    @Autowired private CertificateRenewal renewal;
    @Autowired private EndingCertificates ending;
    @Autowired private JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        "ocpp1.6, ExtendedTriggerMessage, SignChargePointCertificate",
        "ocpp2.0.1, TriggerMessage, SignChargingStationCertificate"
    })
    void renewsACertificateBeforeItsEnd(String subprotocol, String action, String message)
            throws Exception {
        try (var station = connect(subprotocol, 29)) {
            renewal.askAll();

            var asked = station.nextCall();
            assertThat(asked.action()).isEqualTo(action);
            assertThat(asked.payload().path("requestedMessage").asString()).isEqualTo(message);
            station.reply(asked, "{\"status\": \"Accepted\"}");
            var key = StationAuthority.newKey(new SecureRandom());
            station.call(
                    "SignCertificate",
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("csr", StationAuthorityTest.csr("CN=" + station.id(), key))
                            .toString());
            var signed = station.nextCall();
            assertThat(signed.action()).isEqualTo("CertificateSigned");
            assertThat(isEnding(station)).isTrue();
            station.reply(signed, "{\"status\": \"Accepted\"}");

            await().untilAsserted(() -> assertThat(isEnding(station)).isFalse());
        }
    }

    @Test
    void asksAStationOnceAtATime() {
        try (var station = connect("ocpp2.0.1", 29)) {
            renewal.askAll();
            renewal.askAll();
            assertThat(requests(station)).hasSize(1);

            station.reply(station.nextCall(), "{\"status\": \"Accepted\"}");
            await().untilAsserted(() -> assertThat(requests(station)).containsExactly("answered"));
            renewal.askAll();
            assertThat(requests(station)).hasSize(1);
        }
    }

    @Test
    void asksAgainInTheNextHourAfterSilenceAndTheNextDayAfterAnAnswer() {
        try (var silent = connect("ocpp1.6", 29);
                var unwilling = connect("ocpp1.6", 29)) {
            unwilling.answers("ExtendedTriggerMessage", "{\"status\": \"Rejected\"}");
            renewal.askAll();
            expire(silent);
            await().untilAsserted(
                            () -> assertThat(requests(unwilling)).containsExactly("answered"));

            pass(Duration.ofHours(1));
            renewal.askAll();
            assertThat(requests(silent)).hasSize(2);
            assertThat(requests(unwilling)).hasSize(1);

            pass(Duration.ofHours(23));
            renewal.askAll();
            assertThat(requests(unwilling)).hasSize(2);
        }
    }

    @Test
    void leavesOthersAlone() {
        try (var early = connect("ocpp2.0.1", 31);
                var byPassword = connect("ocpp2.0.1", 29);
                var retired = connect("ocpp2.0.1", 29)) {
            database.sql(
                            """
                            UPDATE charging.connection SET security_profile = 2
                            WHERE station_id = :id
                            """)
                    .param("id", byPassword.id())
                    .update();
            database.sql("UPDATE charging.station SET retired_at = now() WHERE id = :id")
                    .param("id", retired.id())
                    .update();

            renewal.askAll();

            assertThat(List.of(early, byPassword, retired))
                    .allSatisfy(station -> assertThat(requests(station)).isEmpty());
        }
    }

    @Test
    void countsStationsThatAreOffline() {
        var id = TestStation.register(database);
        database.sql("UPDATE charging.station SET security_profile = 3 WHERE id = :id")
                .param("id", id)
                .update();
        var before = ending.count(Duration.ofDays(15));
        certify(id, 14);

        assertThat(ending.count(Duration.ofDays(15))).isEqualTo(before + 1);
        renewal.askAll();
        assertThat(requests(id)).isEmpty();
    }

    @Test
    void beginsAtHalfTheLifeOfShortLivedCertificates() {
        assertThat(settings(Duration.ofDays(10), Duration.ofDays(30)).renewBefore())
                .isEqualTo(Duration.ofDays(5));
        assertThatThrownBy(() -> settings(Duration.ofDays(730), Duration.ofMinutes(5)))
                .hasMessageContaining("renew-before: PT5M (expected: 1h..365d)");
    }

    private static StationCertificateSettings settings(Duration validity, Duration renewBefore) {
        return new StationCertificateSettings(
                Path.of("none"), "", "", List.of("localhost"), "Test", validity, renewBefore);
    }

    /** As if by a certificate, which ends in so many days. */
    private TestStation connect(String subprotocol, int days) {
        var id = TestStation.register(database);
        var station = TestStation.connect(gateway.port(), id, subprotocol).boot();
        database.sql("UPDATE charging.connection SET security_profile = 3 WHERE station_id = :id")
                .param("id", id)
                .update();
        certify(id, days);
        return station;
    }

    private void certify(String station, int days) {
        database.sql(
                        """
                        INSERT INTO charging.station_certificate
                            (fingerprint, station_id, serial, not_after, state, command_id, issued_at)
                        VALUES (sha256(convert_to(:station, 'UTF8')), :station, '1',
                                now() + :days * interval '1 day', 'accepted', :command, now())
                        """)
                .param("station", station)
                .param("days", days)
                .param("command", UUID.randomUUID())
                .update();
    }

    private boolean isEnding(TestStation station) {
        return database.sql(
                        """
                        SELECT max(not_after) < now() + interval '30 days'
                        FROM charging.station_certificate
                        WHERE station_id = :id AND state = 'accepted'
                        """)
                .param("id", station.id())
                .query(Boolean.class)
                .single();
    }

    private void expire(TestStation station) {
        database.sql(
                        """
                        UPDATE charging.command SET state = 'expired', settled_at = now()
                        WHERE station_id = :id
                        """)
                .param("id", station.id())
                .update();
    }

    /** Time since the last requests, as the table of commands has it. */
    private void pass(Duration time) {
        database.sql(
                        """
                        UPDATE charging.command
                        SET accepted_at = accepted_at - :seconds * interval '1 second'
                        WHERE requested_by = :requester
                        """)
                .param("seconds", time.toSeconds())
                .param("requester", CertificateRenewal.REQUESTER)
                .update();
    }

    private List<String> requests(TestStation station) {
        return requests(station.id());
    }

    private List<String> requests(String station) {
        return database.sql(
                        """
                        SELECT state FROM charging.command
                        WHERE station_id = :id AND requested_by = :requester ORDER BY id
                        """)
                .param("id", station)
                .param("requester", CertificateRenewal.REQUESTER)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
