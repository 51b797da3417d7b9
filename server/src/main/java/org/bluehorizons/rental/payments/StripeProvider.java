package org.bluehorizons.rental.payments;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.payments.StripeClient.Answer;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Moves money by Stripe's PaymentIntents: authorised without the driver (off session), captured by
 * hand. What makes something new has an idempotency key. Stripe keeps a key's answer for a day, a
 * failure of its own (500) too, so nothing else has one: a second capture or cancel is told by the
 * state in which Stripe finds the intent, a second refund by the sum of the refunds so far.
 *
 * <p>A token is {@code CUSTOMER/PAYMENT_METHOD}, such as {@code cus_1/pm_1}: Stripe takes a payment
 * method that belongs to no customer once only.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents">PaymentIntents</a>
 */
@Component
@Conditional(OnStripe.class)
final class StripeProvider implements PaymentProvider {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String REFUNDS = "/v1/refunds";
    private static final Map<String, String> CARD_WITHOUT_DRIVER =
            Map.of(
                    "capture_method", "manual",
                    "confirm", "true",
                    "off_session", "true",
                    "payment_method_types[0]", "card");

    private final StripeClient stripe;

    StripeProvider(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Outcome authorise(UUID payment, String token, Money amount) {
        var form = new HashMap<>(CARD_WITHOUT_DRIVER);
        form.put("amount", Long.toString(StripeAmount.of(amount)));
        form.put("currency", amount.currency().toLowerCase(Locale.ROOT));
        form.put("metadata[payment]", payment.toString());
        var slash = token.indexOf('/');
        form.put("payment_method", token.substring(slash + 1));
        if (slash > 0) {
            form.put("customer", token.substring(0, slash));
        }
        return asked(() -> {
            var answer = stripe.post(INTENTS, form, payment + "-authorise");
            return answer.succeeded() ? authorised(answer) : refused(answer);
        });
    }

    @Override
    public Outcome capture(UUID payment, String reference, Money amount) {
        var form = Map.of("amount_to_capture", Long.toString(StripeAmount.of(amount)));
        return asked(() -> settle(reference, "capture", form, "succeeded"));
    }

    @Override
    public Outcome release(UUID payment, String reference) {
        return asked(() -> settle(reference, "cancel", Map.of(), "canceled"));
    }

    @Override
    public Outcome refund(UUID payment, String reference, Money amount, Money total) {
        return asked(() -> {
            var before = stripe.get(REFUNDS, Map.of("payment_intent", reference, "limit", "100"));
            if (!before.succeeded()) {
                return refused(before);
            }
            if (refunded(before) >= StripeAmount.of(total)) {
                return new Done(reference);
            }
            var form =
                    Map.of(
                            "payment_intent",
                            reference,
                            "amount",
                            Long.toString(StripeAmount.of(amount)));
            var key = "%s-refund-%d".formatted(payment, StripeAmount.of(total));
            var answer = stripe.post(REFUNDS, form, key);
            return answer.succeeded() ? refunded(answer, reference) : refused(answer);
        });
    }

    private Outcome settle(String reference, String verb, Map<String, String> form, String end)
            throws IOException {
        var answer = stripe.post("%s/%s/%s".formatted(INTENTS, reference, verb), form, null);
        if (answer.succeeded()) {
            var status = answer.text("/status");
            return status.equals(end)
                    ? new Done(reference)
                    : new Unknown("after %s the intent is %s".formatted(verb, status));
        }
        // Done before, and only the answer was lost.
        return answer.text("/error/payment_intent/status").equals(end)
                ? new Done(reference)
                : refused(answer);
    }

    private static Outcome authorised(Answer intent) {
        var status = intent.text("/status");
        return switch (status) {
            case "requires_capture", "succeeded" -> new Done(intent.text("/id"));
            case "processing" -> new Unknown("the intent is processing");
            default -> new Declined("the intent is " + status);
        };
    }

    /** A refund may be pending for days; it is Stripe's from then on. */
    private static Outcome refunded(Answer refund, String reference) {
        var status = refund.text("/status");
        return status.equals("failed") || status.equals("canceled")
                ? new Declined("the refund is " + status)
                : new Done(reference);
    }

    private static long refunded(Answer refunds) {
        return Stream.of(refunds.json().at("/data"))
                .flatMap(list -> list.valueStream())
                .filter(refund -> !refund.at("/status").asString("").matches("failed|canceled"))
                .mapToLong(refund -> refund.at("/amount").asLong(0))
                .sum();
    }

    /**
     * A wrong key of ours (401, 403) is no answer about the driver's money, so it is asked again
     * once the key is right.
     */
    private static Outcome refused(Answer answer) {
        var reason = reason(answer);
        return switch (answer.status()) {
            case 401, 403, 408, 409, 424, 425, 429 -> new Unknown(reason);
            default ->
                    answer.status() >= 400 && answer.status() < 500
                            ? new Declined(reason)
                            : new Unknown(reason);
        };
    }

    private static String reason(Answer answer) {
        var words =
                Stream.of("/error/decline_code", "/error/code", "/error/message")
                        .map(answer::text)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .limit(2)
                        .toList();
        return words.isEmpty() ? "Stripe answered " + answer.status() : String.join(": ", words);
    }

    private interface Question {
        Outcome ask() throws IOException;
    }

    private static Outcome asked(Question question) {
        try {
            return question.ask();
        } catch (IOException failure) {
            return new Unknown("Stripe: " + failure.getMessage());
        }
    }
}
