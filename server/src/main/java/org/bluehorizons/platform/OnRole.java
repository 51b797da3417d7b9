package org.bluehorizons.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnRole} by the setting {@code bluehorizons.roles}. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var attributes =
                Objects.requireNonNull(
                        metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()));
        var running = running(context.getEnvironment());
        return Arrays.stream((Role[]) Objects.requireNonNull(attributes.get("value")))
                .anyMatch(running::contains);
    }

    private static List<Role> running(Environment settings) {
        try {
            return Arrays.stream(settings.getRequiredProperty("bluehorizons.roles", String[].class))
                    .map(Role::of)
                    .toList();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "bluehorizons.roles: " + unknown.getMessage(), unknown);
        }
    }
}
