package org.bluehorizons.notifications;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told things: {@code bluehorizons.notifications.*}.
 *
 * @param retentionDays how long messages are kept, 1 to 3650
 */
@ConfigurationProperties("bluehorizons.notifications")
record NotificationSettings(
        @DefaultValue("90") int retentionDays,
        @DefaultValue Smtp smtp,
        @DefaultValue Sms sms,
        @DefaultValue Push push) {

    private static final String PREFIX = "bluehorizons.notifications.";

    NotificationSettings {
        check(
                retentionDays >= 1 && retentionDays <= 3650,
                "retention-days",
                retentionDays,
                "1..3650");
    }

    /** How the connection to the mail server is protected. */
    enum Protection {
        STARTTLS,
        TLS,
        NONE
    }

    /**
     * @param host empty: no e-mail
     * @param username empty: no sign-in
     * @param from an e-mail address, with or without a name
     * @param timeout of each step, 1s to 20s
     */
    record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("Blue Horizons <no-reply@localhost>") String from,
            @DefaultValue("starttls") Protection protection,
            @DefaultValue("10s") Duration timeout) {

        Smtp {
            checkTimeout("smtp.timeout", timeout);
            check(port >= 1 && port <= 65_535, "smtp.port", port, "1..65535");
        }

        boolean isSet() {
            return !host.isBlank();
        }

        @Override
        public String toString() {
            return "Smtp[%s:%d]".formatted(host, port);
        }
    }

    /**
     * @param url where {@code {"id", "to", "text"}} is posted; empty: no SMS
     * @param token sent as {@code Authorization: Bearer}; empty: none
     */
    record Sms(
            @DefaultValue("") String url,
            @DefaultValue("") String token,
            @DefaultValue("10s") Duration timeout) {

        Sms {
            checkTimeout("sms.timeout", timeout);
            check(
                    url.isBlank() || url.matches("https?://[^\\s]+"),
                    "sms.url",
                    url,
                    "an http or https address");
        }

        boolean isSet() {
            return !url.isBlank();
        }

        @Override
        public String toString() {
            return "Sms[%s]".formatted(url);
        }
    }

    /**
     * @param publicKey of the VAPID key pair (RFC 8292), 65 bytes in base64url; empty: no push
     * @param privateKey its 32 bytes in base64url
     * @param contact whom push services may ask: a mailto or https address
     * @param services origins that are pushed to; {@code *.} stands for any subdomain. Browsers
     *     name the address, so without the list anybody could have us post to anywhere.
     */
    record Push(
            @DefaultValue("") String publicKey,
            @DefaultValue("") String privateKey,
            @DefaultValue("mailto:operations@localhost") String contact,
            @DefaultValue({
                        "https://fcm.googleapis.com",
                        "https://*.push.services.mozilla.com",
                        "https://*.push.apple.com",
                        "https://*.notify.windows.com"
                    })
                    List<String> services,
            @DefaultValue("10s") Duration timeout) {

        Push {
            checkTimeout("push.timeout", timeout);
            check(
                    publicKey.isBlank() == privateKey.isBlank(),
                    "push.private-key",
                    "…",
                    "set together with push.public-key");
            services = List.copyOf(services);
        }

        boolean isSet() {
            return !publicKey.isBlank();
        }

        @Override
        public String toString() {
            return "Push[%s]".formatted(publicKey);
        }
    }

    private static void checkTimeout(String setting, Duration seen) {
        check(seen.toMillis() >= 1_000 && seen.toMillis() <= 20_000, setting, seen, "PT1S..PT20S");
    }

    private static void check(boolean holds, String setting, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s%s: %s (expected: %s)".formatted(PREFIX, setting, seen, expected));
        }
    }
}
