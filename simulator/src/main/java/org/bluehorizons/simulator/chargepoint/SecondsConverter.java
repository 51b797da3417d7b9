package org.bluehorizons.simulator.chargepoint;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10s}, {@code 5m} or bare seconds. */
final class SecondsConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        if (!text.matches("[0-9]{1,6}[sm]?")) {
            throw new TypeConversionException("%s (expected: such as 10s or 5m)".formatted(text));
        }
        var number = Long.parseLong(text.replaceAll("[sm]", ""));
        return text.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
