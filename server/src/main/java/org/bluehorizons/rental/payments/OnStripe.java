package org.bluehorizons.rental.payments;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the secret key of an account at Stripe is set. */
final class OnStripe implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasText(
                context.getEnvironment()
                        .getProperty("bluehorizons.rental.payments.stripe.secret-key"));
    }
}
