package org.bluehorizons.platform.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What a caller should have written where a value of some type is read. */
final class Expected {

    private static final Set<Class<?>> WHOLE =
            Set.of(Integer.class, Long.class, Short.class, Byte.class);

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another type of value expected";
        }
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (WHOLE.contains(boxed)) {
            return "a whole number from %s".formatted(range(boxed));
        }
        if (Number.class.isAssignableFrom(boxed) || boxed == BigDecimal.class) {
            return "a number";
        }
        if (boxed == Boolean.class) {
            return "true or false";
        }
        if (boxed == UUID.class) {
            return "a UUID";
        }
        if (boxed == Instant.class) {
            return "a time such as 2026-11-21T04:00:00Z";
        }
        if (boxed == Duration.class) {
            return "a duration such as PT30S";
        }
        if (boxed.isEnum()) {
            return "one of " + words(boxed);
        }
        if (boxed == String.class) {
            return "a string";
        }
        return boxed.isArray() || Collection.class.isAssignableFrom(boxed)
                ? "an array"
                : "an object";
    }

    private static String range(Class<?> type) {
        return type == Long.class ? "-2^63 to 2^63-1" : "-2^31 to 2^31-1";
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
