package org.bluehorizons.platform;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnRole} by the setting {@code bluehorizons.roles}. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var attributes =
                Objects.requireNonNull(
                        metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()));
        var running =
                Arrays.stream(
                                context.getEnvironment()
                                        .getRequiredProperty("bluehorizons.roles", String[].class))
                        .map(Role::of)
                        .toList();
        return Arrays.stream((Role[]) Objects.requireNonNull(attributes.get("value")))
                .anyMatch(running::contains);
    }
}
