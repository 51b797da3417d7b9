package org.bluehorizons.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.notifications.Notifications.Message;
import org.bluehorizons.notifications.Notifications.Recipient;
import org.bluehorizons.notifications.Notifications.Way;
import org.bluehorizons.testing.Letterbox;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @LocalServerPort private int port;
    @Autowired private Notifications notifications;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;

    private final String cause = "test:" + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@letters.test";
    private final String phone = "+659" + Math.abs(cause.hashCode() % 10_000_000);

    @Test
    void sendsByEachChannelOnce() {
        var recipient = new Recipient("account:" + UUID.randomUUID(), email, phone);
        notifications.tell(recipient, message(true));
        notifications.tell(recipient, message(true));
        assertThat(Letterbox.mailTo(email, "Your trip")).contains("It cost SGD 12.40.");
        assertThat(Letterbox.smsTo(phone)).isEqualTo("It cost SGD 12.40.");
        assertThat(notifications.toldTo(recipient.subject())).hasSize(1);
        awaitState("email", "sent");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void sendsAnSmsOnlyWhenItIsUrgent() {
        notifications.tell(new Recipient("account:x", email, phone), message(false));
        awaitState("email", "sent");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        transactions.executeWithoutResult(transaction -> {
            notifications.tell(new Recipient("account:x", email, phone), message(true));
            transaction.setRollbackOnly();
        });
        assertThat(count()).isZero();
    }

    @Test
    void triesAgainWhenTheProviderFails() {
        Letterbox.answer(phone, 503);
        notifications.tell(new Recipient("account:x", "", phone), message(true));
        await().atMost(PATIENCE).until(() -> column("sms", "last_error").contains("answered 503"));
        assertThat(column("sms", "state")).isEqualTo("waiting");
        makeDue();
        assertThat(Letterbox.smsTo(phone)).isEqualTo("It cost SGD 12.40.");
        awaitState("sms", "sent");
        assertThat(column("sms", "attempts")).isEqualTo("2");
    }

    @Test
    void givesUpWhatIsRefused() {
        Letterbox.answer(phone, 400);
        notifications.tell(new Recipient("account:x", "", phone), message(true));
        awaitState("sms", "failed");
        assertThat(column("sms", "attempts")).isEqualTo("1");
    }

    @Test
    void givesUpAfterEightFailures() {
        Letterbox.answer(phone, 503, 503, 503, 503, 503, 503, 503, 503);
        notifications.tell(new Recipient("account:x", "", phone), message(true));
        await().atMost(PATIENCE)
                .until(() -> {
                    makeDue();
                    return column("sms", "state").equals("failed");
                });
        assertThat(column("sms", "attempts")).isEqualTo("8");
    }

    @Test
    void givesUpAnAddressThatIsNone() {
        notifications.tell(new Recipient("account:x", "no address", ""), message(false));
        awaitState("email", "failed");
    }

    @Test
    void letsNoLineBreakIntoTheHeadersOfAMail() {
        notifications.tell(
                new Recipient("account:x", email, ""),
                new Message(cause, "Hello\r\nBcc: victim@letters.test", "Text", null, false));
        assertThat(Letterbox.mailTo(email, "Hello  Bcc: victim@letters.test")).contains("Text");
    }

    @Test
    void keepsNothingOfAConfidentialMessageOnceItIsSent() {
        notifications.tellInConfidence(
                Way.EMAIL, email, new Message(cause, "Your code", "It is 123456", null, true));
        assertThat(Letterbox.mailTo(email, "Your code")).contains("It is 123456");
        awaitState("email", "sent");
        assertThat(column("email", "text")).isEmpty();
        assertThat(column("email", "address")).isEmpty();
    }

    @Test
    void pushesToABrowserThatDecryptsIt() throws Exception {
        var operator = Rest.administrator(port);
        var subject = operator.get("/v1/sessions/current").text("/actor");
        var browser = Browser.fresh();
        var path = "/push/" + UUID.randomUUID();
        assertThat(subscribe(operator, Letterbox.url() + path, browser).status()).isEqualTo(204);

        notifications.tell(new Recipient(subject, "", ""), message(false));
        var pushed = Letterbox.pushedTo(path);
        assertThat(pushed.encoding()).isEqualTo("aes128gcm");
        assertThat(pushed.authorization()).startsWith("vapid t=ey");
        assertThat(browser.decrypted(pushed.body()))
                .contains("\"text\":\"It cost SGD 12.40.\"", "\"about\":\"booking:1\"");
        awaitState("push", "sent");
        operator.delete("/v1/me/push-subscriptions?endpoint=" + Letterbox.url() + path);
    }

    @Test
    void forgetsABrowserThatIsGone() {
        var operator = Rest.administrator(port);
        var subject = operator.get("/v1/sessions/current").text("/actor");
        var path = "/push/" + UUID.randomUUID();
        subscribe(operator, Letterbox.url() + path, Browser.fresh());
        Letterbox.answer(path, 410);
        notifications.tell(new Recipient(subject, "", ""), message(false));
        awaitState("push", "failed");
        var left =
                database.sql(
                                """
                                SELECT count(*) FROM notifications.push_subscription
                                WHERE endpoint = :endpoint
                                """)
                        .param("endpoint", Letterbox.url() + path)
                        .query(Integer.class)
                        .single();
        assertThat(left).isZero();
    }

    @Test
    void pushesToNobodyWhoIsNoPushService() {
        var operator = Rest.administrator(port);
        var refused = subscribe(operator, "https://169.254.169.254/latest", Browser.fresh());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("endpoint");
    }

    @Test
    void showsTheInboxNewestFirst() {
        var person = Rest.as(port, "driver");
        var subject = person.get("/v1/sessions/current").text("/actor");
        for (var number = 1; number <= 3; number++) {
            notifications.tell(
                    new Recipient(subject, "", ""),
                    new Message(cause + number, "Message " + number, "Text", null, false));
        }
        var first = person.get("/v1/me/notifications?limit=2");
        assertThat(first.text("/items/0/title")).isEqualTo("Message 3");
        assertThat(first.text("/items/0/read")).isEqualTo("false");
        var rest = person.get("/v1/me/notifications?limit=2&cursor=" + first.text("/next"));
        assertThat(rest.text("/items/0/title")).isEqualTo("Message 1");

        var read = "/v1/me/notifications/" + first.text("/items/0/id") + "/read";
        assertThat(Rest.as(port, "driver").post(read, "").status()).isEqualTo(404);
        assertThat(person.post(read, "").status()).isEqualTo(204);
        assertThat(person.get("/v1/me/notifications").text("/items/0/read")).isEqualTo("true");
    }

    private static Rest.Answer subscribe(Rest caller, String endpoint, Browser browser) {
        return caller.put(
                "/v1/me/push-subscriptions",
                """
                {"endpoint": "%s", "expirationTime": null, "keys": {"p256dh": "%s", "auth": "%s"}}
                """
                        .formatted(endpoint, browser.p256dh(), browser.auth()));
    }

    private Message message(boolean urgent) {
        return new Message(cause, "Your trip has ended", "It cost SGD 12.40.", "booking:1", urgent);
    }

    private void awaitState(String channel, String state) {
        await().atMost(PATIENCE).until(() -> column(channel, "state").equals(state));
    }

    private String column(String channel, String column) {
        return database.sql(
                        """
                        SELECT coalesce(%s::text, '') FROM notifications.message
                        WHERE cause = :cause AND channel = :channel
                        """
                                .formatted(column))
                .param("cause", cause)
                .param("channel", channel)
                .query(String.class)
                .single();
    }

    private int count() {
        return database.sql("SELECT count(*) FROM notifications.message WHERE cause = :cause")
                .param("cause", cause)
                .query(Integer.class)
                .single();
    }

    /** Instead of waiting for the pause to end. */
    private void makeDue() {
        database.sql(
                        """
                        UPDATE tasks.task SET available_at = now()
                        FROM notifications.message
                        WHERE task.state = 'scheduled' AND message.cause = :cause
                          AND task.payload ->> 'message' = message.id::text
                        """)
                .param("cause", cause)
                .update();
    }
}
