package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.ValueFormat;
import org.bluehorizons.charging.transactions.Sample.Signature;
import org.jspecify.annotations.Nullable;

/** The meter values of a message as {@link Sample}s, each once. */
final class SampleReader {

    /** Beyond it lies no value of a meter; longer numbers are kept as they came. */
    private static final int MOST_DIGITS = 24;

    private SampleReader() {}

    static List<Sample> read16(
            @Nullable List<org.bluehorizons.charging.ocpp.v16.MeterValue> values,
            Instant receivedAt) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> {
                            var time = StationTime.of(value.timestamp(), receivedAt);
                            return value.sampledValue().stream()
                                    .map(sampled -> sample(sampled, time));
                        })
                        .distinct()
                        .toList();
    }

    static List<Sample> read201(
            @Nullable List<org.bluehorizons.charging.ocpp.v201.MeterValue> values,
            Instant receivedAt) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> {
                            var time = StationTime.of(value.timestamp(), receivedAt);
                            return value.sampledValue().stream()
                                    .map(sampled -> sample(sampled, time));
                        })
                        .distinct()
                        .toList();
    }

    private static Sample sample(
            org.bluehorizons.charging.ocpp.v16.SampledValue sampled, StationTime time) {
        var measurand = or(OcppWord.ofNullable(sampled.measurand()), Sample.ENERGY);
        var signed = sampled.format() == ValueFormat.SIGNED_DATA;
        var value = signed ? null : number(sampled.value());
        return new Sample(
                time,
                measurand,
                OcppWord.ofNullable(sampled.phase()),
                or(OcppWord.ofNullable(sampled.location()), Sample.OUTLET),
                or(OcppWord.ofNullable(sampled.context()), Sample.PERIODIC),
                unit(OcppWord.ofNullable(sampled.unit()), measurand),
                value,
                signed || value != null ? null : sampled.value(),
                signed ? new Signature(sampled.value(), null, null, null) : null);
    }

    private static Sample sample(
            org.bluehorizons.charging.ocpp.v201.SampledValue sampled, StationTime time) {
        var measurand = or(OcppWord.ofNullable(sampled.measurand()), Sample.ENERGY);
        var unit = sampled.unitOfMeasure();
        var multiplier = unit == null || unit.multiplier() == null ? 0 : unit.multiplier();
        var scaled =
                Math.abs(multiplier) > MOST_DIGITS
                        ? null
                        : bounded(sampled.value().scaleByPowerOfTen(multiplier));
        var signed = sampled.signedMeterValue();
        return new Sample(
                time,
                measurand,
                OcppWord.ofNullable(sampled.phase()),
                or(OcppWord.ofNullable(sampled.location()), Sample.OUTLET),
                or(OcppWord.ofNullable(sampled.context()), Sample.PERIODIC),
                unit(unit == null ? null : unit.unit(), measurand),
                scaled,
                scaled != null ? null : sampled.value() + "e" + multiplier,
                signed == null
                        ? null
                        : new Signature(
                                signed.signedMeterData(),
                                signed.signingMethod(),
                                signed.encodingMethod(),
                                signed.publicKey()));
    }

    private static String or(@Nullable String word, String standard) {
        return Objects.requireNonNullElse(word, standard);
    }

    private static @Nullable String unit(@Nullable String unit, String measurand) {
        return unit == null && measurand.startsWith("Energy.Active") ? "Wh" : unit;
    }

    /** Some chargers write a decimal comma. */
    private static @Nullable BigDecimal number(String text) {
        var digits = text.strip().replace(',', '.');
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return null;
        }
        try {
            return bounded(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable BigDecimal bounded(BigDecimal value) {
        return Stream.of(value.precision(), value.scale())
                        .allMatch(digits -> Math.abs(digits) <= MOST_DIGITS)
                ? value
                : null;
    }
}
