package org.bluehorizons.charging.ocpp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The protocol's own words for the constants of its enumerations, such as {@code SuspendedEV}. */
public final class OcppWord {

    private static final ClassValue<Words> WORDS =
            new ClassValue<>() {
                @Override
                protected Words computeValue(Class<?> type) {
                    return Words.of(type);
                }
            };

    private OcppWord() {}

    private record Words(Map<Enum<?>, String> words, Map<String, Object> byLowerCase) {

        static Words of(Class<?> type) {
            var constants = (Enum<?>[]) type.getEnumConstants();
            var words = new HashMap<Enum<?>, String>();
            var byLowerCase = new HashMap<String, Object>();
            for (var constant : constants) {
                words.put(constant, word(constant));
                byLowerCase.put(word(constant).toLowerCase(Locale.ROOT), constant);
            }
            return new Words(Map.copyOf(words), Map.copyOf(byLowerCase));
        }

        private static String word(Enum<?> constant) {
            try {
                var named =
                        constant.getDeclaringClass()
                                .getField(constant.name())
                                .getAnnotation(JsonProperty.class);
                return named == null ? constant.name() : named.value();
            } catch (NoSuchFieldException everyConstantIsAField) {
                throw new IllegalStateException(everyConstantIsAField);
            }
        }
    }

    public static String of(Enum<?> constant) {
        return requireNonNull(WORDS.get(constant.getDeclaringClass()).words().get(constant));
    }

    public static @Nullable String ofNullable(@Nullable Enum<?> constant) {
        return constant == null ? null : of(constant);
    }

    /** The constant of that word; chargers that write it in other case are understood. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Optional.ofNullable(
                type.cast(WORDS.get(type).byLowerCase.get(word.toLowerCase(Locale.ROOT))));
    }
}
