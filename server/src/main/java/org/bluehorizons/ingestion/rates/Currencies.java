package org.bluehorizons.ingestion.rates;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Currencies of ISO 4217 by their code. */
public final class Currencies {

    private static final Map<String, Currency> BY_CODE =
            Currency.getAvailableCurrencies().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode, Function.identity()));

    private Currencies() {}

    public static Optional<Currency> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Set<String> codes() {
        return BY_CODE.keySet();
    }
}
