package org.bluehorizons.rental.payments;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Stripe, or at somebody who speaks its API: {@code
 * bluehorizons.rental.payments.stripe.*}.
 *
 * @param url without path
 * @param secretKey empty: there is no provider {@code stripe}
 * @param webhookSecret empty: webhooks are refused
 * @param timeout of one request, 1s to 25s: two requests fit into the minute for which the worker
 *     has a payment
 */
@ConfigurationProperties("bluehorizons.rental.payments.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI url,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("15s") Duration timeout) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(25);

    StripeSettings {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.payments.stripe.timeout: %s (expected: %s..%s)"
                            .formatted(timeout, SHORTEST, LONGEST));
        }
        if (!url.toString().matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException(
                    "bluehorizons.rental.payments.stripe.url: %s (expected: http or https, host, no path)"
                            .formatted(url));
        }
        secretKey = secretKey.strip();
        webhookSecret = webhookSecret.strip();
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "StripeSettings[url=%s]".formatted(url);
    }
}
