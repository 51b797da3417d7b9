package org.bluehorizons.ingestion.rates;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Currencies of ISO 4217 by their code. */
public final class Currencies {

    private static final Map<String, Currency> BY_CODE =
            Currency.getAvailableCurrencies().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode, Function.identity()));

    private static final List<String> IN_ORDER = BY_CODE.keySet().stream().sorted().toList();

    private static final Map<String, Integer> NUMBERS =
            IntStream.range(0, IN_ORDER.size())
                    .boxed()
                    .collect(Collectors.toUnmodifiableMap(IN_ORDER::get, Function.identity()));

    private Currencies() {}

    /** From 0 on, in the order of the codes; the same as long as the program runs. */
    static int number(String code) {
        return Objects.requireNonNull(NUMBERS.get(code));
    }

    /** The code of a {@link #number}. */
    static String code(int number) {
        return IN_ORDER.get(number);
    }

    static int count() {
        return IN_ORDER.size();
    }

    public static Optional<Currency> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Set<String> codes() {
        return BY_CODE.keySet();
    }
}
