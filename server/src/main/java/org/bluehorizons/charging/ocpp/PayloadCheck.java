package org.bluehorizons.charging.ocpp;

import static org.bluehorizons.charging.ocpp.OcppError.OCCURRENCE_CONSTRAINT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.PROPERTY_CONSTRAINT_VIOLATION;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a message's record against its own declaration: a component without {@code @Nullable} is
 * required, {@code @Size} bounds texts and lists, {@code @Min} and {@code @Max} whole numbers. One
 * walk, no reflection after the first of a kind.
 */
final class PayloadCheck {

    private static final ClassValue<List<Component>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<Component> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
                }
            };

    /** The one type of all accessors: adapting them at each call would cost more than the check. */
    private static final MethodType READS = MethodType.methodType(Object.class, Record.class);

    private PayloadCheck() {}

    /**
     * @throws OcppRefusal naming the field and the rule
     */
    static void check(Record payload) {
        check(payload, "");
    }

    private static void check(Record payload, String prefix) {
        for (var component : COMPONENTS.get(payload.getClass())) {
            component.check(component.read(payload), prefix);
        }
    }

    private record Component(
            String name,
            boolean required,
            int min,
            int max,
            int elementMax,
            int least,
            int most,
            MethodHandle accessor) {

        static Component of(RecordComponent component) {
            var size = size(component.getAnnotatedType(), component.getAnnotation(Size.class));
            var element =
                    component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                            ? size(list.getAnnotatedActualTypeArguments()[0], null)
                            : null;
            var least = component.getAnnotation(Min.class);
            var most = component.getAnnotation(Max.class);
            try {
                return new Component(
                        component.getName(),
                        !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                        size == null ? 0 : size.min(),
                        size == null ? Integer.MAX_VALUE : size.max(),
                        element == null ? Integer.MAX_VALUE : element.max(),
                        least == null ? Integer.MIN_VALUE : (int) least.value(),
                        most == null ? Integer.MAX_VALUE : (int) most.value(),
                        MethodHandles.publicLookup()
                                .unreflect(component.getAccessor())
                                .asType(READS));
            } catch (IllegalAccessException messagesArePublic) {
                throw new IllegalStateException(messagesArePublic);
            }
        }

        private static @Nullable Size size(AnnotatedType type, @Nullable Size declared) {
            return declared != null ? declared : type.getAnnotation(Size.class);
        }

        @Nullable Object read(Record payload) {
            try {
                return (Object) accessor.invokeExact(payload);
            } catch (Throwable accessorsDoNotFail) {
                throw new IllegalStateException(accessorsDoNotFail);
            }
        }

        void check(@Nullable Object value, String prefix) {
            switch (value) {
                case null -> {
                    if (required) {
                        throw new OcppRefusal(
                                OCCURRENCE_CONSTRAINT_VIOLATION, prefix + name + ": missing");
                    }
                }
                case String text -> length(text, max, prefix + name);
                case List<?> list -> list(list, prefix + name);
                case Record nested -> PayloadCheck.check(nested, prefix + name + ".");
                case Integer number -> bounds(number, prefix);
                default -> {}
            }
        }

        private void bounds(int number, String prefix) {
            if (number < least || number > most) {
                throw new OcppRefusal(
                        PROPERTY_CONSTRAINT_VIOLATION,
                        "%s: %d (expected: %d..%s)"
                                .formatted(
                                        prefix + name,
                                        number,
                                        least,
                                        most == Integer.MAX_VALUE ? "any" : String.valueOf(most)));
            }
        }

        private void list(List<?> list, String path) {
            if (list.size() < min || list.size() > max) {
                throw new OcppRefusal(
                        OCCURRENCE_CONSTRAINT_VIOLATION,
                        "%s: %d elements (expected: %d..%s)"
                                .formatted(
                                        path,
                                        list.size(),
                                        min,
                                        max == Integer.MAX_VALUE ? "any" : String.valueOf(max)));
            }
            for (int index = 0; index < list.size(); index++) {
                switch (list.get(index)) {
                    case Record nested -> PayloadCheck.check(nested, path + "[" + index + "].");
                    case String text -> length(text, elementMax, path + "[" + index + "]");
                    case null ->
                            throw new OcppRefusal(
                                    OCCURRENCE_CONSTRAINT_VIOLATION,
                                    path + "[" + index + "]: null");
                    default -> {}
                }
            }
        }

        private static void length(String text, int max, String path) {
            if (text.length() > max) {
                throw new OcppRefusal(
                        PROPERTY_CONSTRAINT_VIOLATION,
                        "%s: %d characters (expected: at most %d)"
                                .formatted(path, text.length(), max));
            }
        }
    }
}
