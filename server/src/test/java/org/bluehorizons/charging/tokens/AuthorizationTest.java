package org.bluehorizons.charging.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class AuthorizationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired private Tokens tokens;
    @Autowired private JdbcClient database;

    private final String card = "Card" + UUID.randomUUID().toString().substring(0, 12);

    @BeforeEach
    void twoStations() {
        database.sql(
                        """
                        INSERT INTO charging.station (id) VALUES ('AUTH-1'), ('AUTH-2')
                        ON CONFLICT DO NOTHING
                        """)
                .update();
    }

    @Test
    void acceptsARegisteredTokenInAnyCase() {
        register("active", null, 1);

        assertThat(ask(use("AUTH-1", 1, null))).isEqualTo(AuthorizationState.ACCEPTED);
        assertThat(
                        tokens.authorize(
                                        List.of(
                                                new TokenUse(
                                                        card.toUpperCase(Locale.ROOT),
                                                        "ISO14443",
                                                        "AUTH-1",
                                                        null,
                                                        NOW,
                                                        null)))
                                .getFirst()
                                .state())
                .isEqualTo(AuthorizationState.ACCEPTED);
    }

    @Test
    void refusesWhatIsUnknownBlockedOrExpiredInTheOrderAsked() {
        register("active", NOW, 1);
        var blocked = UUID.randomUUID().toString();
        database.sql(
                        """
                        INSERT INTO charging.id_token (token, type, status)
                        VALUES (:token, 'ISO14443', 'blocked')
                        """)
                .param("token", blocked)
                .update();

        var answers =
                tokens.authorize(
                        List.of(
                                use("AUTH-1", 1, null),
                                new TokenUse("nobody's", "ISO14443", "AUTH-1", 1, NOW, null),
                                new TokenUse(blocked, "ISO14443", "AUTH-2", 1, NOW, null),
                                new TokenUse(blocked, "eMAID", "AUTH-2", 1, NOW, null),
                                new TokenUse("", "NoAuthorization", "AUTH-2", 1, NOW, null)));

        assertThat(answers)
                .extracting(Authorization::state)
                .containsExactly(
                        AuthorizationState.EXPIRED,
                        AuthorizationState.INVALID,
                        AuthorizationState.BLOCKED,
                        AuthorizationState.INVALID,
                        AuthorizationState.ACCEPTED);
    }

    @Test
    void refusesASecondTransactionElsewhere() {
        register("active", null, 1);
        var first = open("AUTH-1", 1);
        var second = open("AUTH-2", 1);

        assertThat(ask(use("AUTH-1", 1, first))).isEqualTo(AuthorizationState.ACCEPTED);
        assertThat(ask(use("AUTH-2", 1, second))).isEqualTo(AuthorizationState.CONCURRENT_TX);
    }

    @Test
    void allowsAsManyTransactionsAsTheTokenMayHave() {
        register("active", null, 2);
        open("AUTH-1", 1);

        assertThat(ask(use("AUTH-2", 1, null))).isEqualTo(AuthorizationState.ACCEPTED);
        open("AUTH-1", 2);
        assertThat(ask(use("AUTH-2", 1, null))).isEqualTo(AuthorizationState.CONCURRENT_TX);
    }

    @Test
    void takesAnOpenTransactionAtTheSameEvseForALostStop() {
        register("active", null, 1);
        open("AUTH-1", 1);

        assertThat(ask(use("AUTH-1", 1, null))).isEqualTo(AuthorizationState.ACCEPTED);
        assertThat(ask(use("AUTH-1", null, null))).isEqualTo(AuthorizationState.ACCEPTED);
        assertThat(ask(use("AUTH-1", 2, null))).isEqualTo(AuthorizationState.CONCURRENT_TX);
    }

    @Test
    void tellsTheGroupTheLanguageAndWhetherItIsOurOwnCar() {
        var group =
                database.sql(
                                """
                                INSERT INTO charging.token_group (name, token)
                                VALUES ('Depot', :token) RETURNING id
                                """)
                        .param("token", "G" + card)
                        .query(UUID.class)
                        .single();
        database.sql(
                        """
                        INSERT INTO charging.id_token
                            (token, type, group_id, language, internal, expires_at)
                        VALUES (:token, 'ISO14443', :group, 'ta', true, '2027-01-01T00:00:00Z')
                        """)
                .param("token", card)
                .param("group", group)
                .update();

        assertThat(tokens.authorize(List.of(use("AUTH-1", 1, null))))
                .containsExactly(
                        new Authorization(
                                AuthorizationState.ACCEPTED,
                                Instant.parse("2027-01-01T00:00:00Z"),
                                "G" + card,
                                "ta",
                                true));
    }

    @Test
    void acceptsACentralTokenThatARemoteStartGaveTheStation() {
        database.sql(
                        """
                        INSERT INTO charging.command
                            (station_id, ocpp_version, action, payload, repeatable, requested_by,
                             expires_at)
                        VALUES ('AUTH-1', '2.0.1', 'RequestStartTransaction',
                                format('{"idToken":{"idToken":"%s","type":"Central"}}', :token::text),
                                false, 'test', now())
                        """)
                .param("token", card)
                .update();

        assertThat(
                        tokens.authorize(
                                List.of(
                                        new TokenUse(card, "Central", "AUTH-1", 1, NOW, null),
                                        new TokenUse(card, "Central", "AUTH-2", 1, NOW, null))))
                .extracting(Authorization::state)
                .containsExactly(AuthorizationState.ACCEPTED, AuthorizationState.INVALID);
    }

    private AuthorizationState ask(TokenUse use) {
        return tokens.authorize(List.of(use)).getFirst().state();
    }

    private TokenUse use(String station, @Nullable Integer evse, @Nullable UUID transaction) {
        return new TokenUse(card, "ISO14443", station, evse, NOW, transaction);
    }

    private void register(String status, @Nullable Instant expiresAt, int mostConcurrent) {
        database.sql(
                        """
                        INSERT INTO charging.id_token
                            (token, type, status, expires_at, most_concurrent)
                        VALUES (:token, 'ISO14443', :status, :expires::timestamptz, :most)
                        """)
                .param("token", card)
                .param("status", status)
                .param("expires", expiresAt == null ? null : expiresAt.toString())
                .param("most", mostConcurrent)
                .update();
    }

    private UUID open(String station, int evse) {
        return database.sql(
                        """
                        INSERT INTO charging.transaction
                            (station_id, evse_id, id_token, id_token_type, ocpp_version, ocpp_id,
                             started_at, started_told_at, started_received_at, heard_at)
                        VALUES (:station, :evse, :token, 'ISO14443', '2.0.1',
                                gen_random_uuid()::text, now(), now(), now(), now())
                        RETURNING id
                        """)
                .param("station", station)
                .param("evse", evse)
                .param("token", card)
                .query(UUID.class)
                .single();
    }
}
