package org.bluehorizons.rental.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@PlatformTest
@DirtiesContext
class StripeWebhookTest {

    private static final String PATH = "/v1/webhooks/stripe";
    private static final FakeStripe STRIPE = new FakeStripe();

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private Clock clock;
    private UUID payment = new UUID(0, 0);

    @DynamicPropertySource
    static void stripe(DynamicPropertyRegistry settings) {
        settings.add("bluehorizons.rental.payments.stripe.url", STRIPE::url);
        settings.add("bluehorizons.rental.payments.stripe.secret-key", () -> FakeStripe.KEY);
        settings.add("bluehorizons.rental.payments.stripe.webhook-secret", () -> "whsec_test");
    }

    @AfterAll
    static void close() {
        STRIPE.close();
    }

    /** Authorised at Stripe; the capture waits for tomorrow. */
    @BeforeEach
    void authorise() {
        payment =
                database.sql(
                                """
                                WITH driver AS (
                                    INSERT INTO rental.driver (market, name, email, plan_id)
                                    SELECT 'SG', 'Wei', 'wei@example.com', id FROM rental.plan
                                    WHERE market = 'SG' AND kind = 'pay_as_you_go'
                                    RETURNING id),
                                method AS (
                                    INSERT INTO rental.payment_method (driver_id, provider, token, label)
                                    SELECT id, 'stripe', 'cus_1/pm_card', 'Visa 4242' FROM driver
                                    RETURNING id, driver_id)
                                INSERT INTO rental.payment
                                    (kind, driver_id, method_id, currency, amount, state, due_at,
                                     created_at, changed_at)
                                SELECT 'deposit', driver_id, id, 'SGD', 50, 'authorising', now(),
                                       now(), now()
                                FROM method
                                RETURNING id
                                """)
                        .query(UUID.class)
                        .single();
        await().until(() -> state().equals("authorised"));
        database.sql(
                        """
                        UPDATE rental.payment
                        SET state = 'capturing', to_capture = 20, due_at = now() + interval '1 day'
                        WHERE id = :id
                        """)
                .param("id", payment)
                .update();
    }

    @Test
    void looksAgainWhenStripeTellsOfThePayment() {
        var event = event("payment_intent.succeeded");
        var answer = tell(event, signature(event));
        assertThat(answer.status()).isEqualTo(204);
        await().until(() -> state().equals("captured"));
    }

    @Test
    void believesNobodyElse() {
        var event = event("payment_intent.succeeded");
        var refused = tell(event, signature(event + " "));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("signature_wrong");
        assertThat(Rest.anonymous(port).post(PATH, event).text("/code"))
                .isEqualTo("signature_wrong");
        assertThat(isDue()).isFalse();
    }

    @Test
    void doesNotAskForADebtAnewBecauseItWasDeclined() {
        database.sql("UPDATE rental.payment SET state = 'dunning' WHERE id = :id")
                .param("id", payment)
                .update();
        var event = event("payment_intent.payment_failed");
        assertThat(tell(event, signature(event)).status()).isEqualTo(204);
        assertThat(isDue()).isFalse();
    }

    private Rest.Answer tell(String event, String signature) {
        return Rest.anonymous(port).post(PATH, event, "Stripe-Signature", signature);
    }

    private String event(String type) {
        return """
        {"id": "evt_1", "type": "%s",
         "data": {"object": {"id": "pi_x", "metadata": {"payment": "%s"}}}}
        """
                .formatted(type, payment);
    }

    private String signature(String event) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec("whsec_test".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var time = clock.instant().getEpochSecond();
            var bytes = mac.doFinal((time + "." + event).getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(time, HexFormat.of().formatHex(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String state() {
        return database.sql("SELECT state FROM rental.payment WHERE id = :id")
                .param("id", payment)
                .query(String.class)
                .single();
    }

    private boolean isDue() {
        return database.sql(
                        "SELECT due_at < now() + interval '1 hour' FROM rental.payment WHERE id = :id")
                .param("id", payment)
                .query(Boolean.class)
                .single();
    }
}
