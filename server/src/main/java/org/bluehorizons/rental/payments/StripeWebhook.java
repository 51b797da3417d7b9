package org.bluehorizons.rental.payments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.OpenToAll;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe tells that something became of a payment. Nothing it says is believed further than that:
 * work that waits for its time is due now, and the worker asks Stripe itself.
 */
@RestController
@ConditionalOnRole(Role.API)
@Conditional(OnStripe.class)
@Tag(name = "Payments")
class StripeWebhook {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> TYPES =
            Set.of("payment_intent.succeeded", "payment_intent.payment_failed", "charge.refunded");

    private final StripeSettings settings;
    private final JdbcClient database;
    private final Clock clock;

    StripeWebhook(StripeSettings settings, JdbcClient database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    @PostMapping(path = "/v1/webhooks/stripe", consumes = "application/json")
    @OpenToAll
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "For Stripe: something became of a payment")
    void take(
            @RequestBody byte[] body,
            @RequestHeader(name = "Stripe-Signature", required = false)
                    @Nullable String signature) {
        if (signature == null
                || settings.webhookSecret().isEmpty()
                || !StripeSignature.isRight(
                        signature, body, settings.webhookSecret(), clock.instant())) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "signature_wrong",
                    "Stripe-Signature: not made with our webhook secret within five minutes");
        }
        var event = read(body);
        if (TYPES.contains(event.at("/type").asString(""))) {
            var about = event.at("/data/object");
            lookAgain(
                    about.at("/payment_intent").asString(about.at("/id").asString("")),
                    about.at("/metadata/payment").asString(""));
        }
    }

    /**
     * A debt is not asked for earlier: it was declined, and each new attempt that is declined would
     * tell us so here again.
     */
    private void lookAgain(String reference, String payment) {
        database.sql(
                        """
                        UPDATE rental.payment SET due_at = :now
                        WHERE state IN ('authorising', 'capturing', 'voiding', 'refunding')
                          AND due_at > :now AND (reference = :reference OR id = :id)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .param("id", uuid(payment))
                .update();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            throw ProblemException.field("body", "an event of Stripe in JSON");
        }
    }

    private static @Nullable UUID uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(text)
                : null;
    }
}
