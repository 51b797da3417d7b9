package org.bluehorizons.vehicles.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;
import org.bluehorizons.vehicles.telemetry.TelemetryReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KnownSignalsTest {

    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");
    private static final List<String> SIGNALS =
            List.of(
                    "\"Vehicle.Speed\": %d",
                    "\"Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed\": %d",
                    "\"Vehicle.Cabin.HVAC.AmbientAirTemperature\": %d",
                    "\"Vehicle.TraveledDistance\": %d");

    @Test
    void keepsWhatALateMessageAloneTells() {
        var late = KnownSignals.of(message(1, 0, SIGNALS.get(1).formatted(50)));
        var newer = KnownSignals.of(message(2, 1, SIGNALS.get(0).formatted(30)));
        var known = newer.and(late);
        assertThat(known.signals().speedKmh()).isEqualTo(30f);
        assertThat(known.signals().socPercent()).isEqualTo(50f);
        assertThat(known.newest().order().sequence()).isEqualTo(2);
    }

    /** Whatever the order and the grouping: the newest message decides each signal. */
    @RepeatedTest(200)
    void knowsTheSameWhateverTheOrder(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var messages = messages(random);
        var expected = join(messages);
        var shuffled = new ArrayList<>(messages);
        shuffled.addAll(messages.subList(0, random.nextInt(messages.size())));
        Collections.shuffle(shuffled, random);
        var cut = random.nextInt(shuffled.size() + 1);
        var parts = new ArrayList<KnownSignals>();
        if (cut > 0) {
            parts.add(restored(join(shuffled.subList(0, cut))));
        }
        if (cut < shuffled.size()) {
            parts.add(join(shuffled.subList(cut, shuffled.size())));
        }
        var known = parts.stream().reduce(KnownSignals::and).orElseThrow();

        assertThat(known.signals().speedKmh()).isEqualTo(newest(messages, 0));
        assertThat(known.signals().socPercent()).isEqualTo(newest(messages, 1));
        assertThat(known.signals().cabinCelsius()).isEqualTo(newest(messages, 2));
        assertThat(known.stored()).isEqualTo(expected.stored());
    }

    private static KnownSignals restored(KnownSignals known) {
        return KnownSignals.restore(known.stored(), known.signals());
    }

    private static KnownSignals join(List<TelemetryMessage> messages) {
        return messages.stream().map(KnownSignals::of).reduce(KnownSignals::and).orElseThrow();
    }

    private static @Nullable Float newest(List<TelemetryMessage> messages, int signal) {
        return messages.stream()
                .filter(message -> value(message, signal) != null)
                .reduce((one, other) -> other.isNewerThan(one) ? other : one)
                .map(message -> value(message, signal))
                .orElse(null);
    }

    private static @Nullable Float value(TelemetryMessage message, int signal) {
        return switch (signal) {
            case 0 -> message.signals().speedKmh();
            case 1 -> message.signals().socPercent();
            default -> message.signals().cabinCelsius();
        };
    }

    private static List<TelemetryMessage> messages(Random random) {
        var messages = new ArrayList<TelemetryMessage>();
        var count = 1 + random.nextInt(8);
        for (var sequence = 0; sequence < count; sequence++) {
            var told = new ArrayList<String>();
            for (var signal : SIGNALS) {
                if (random.nextInt(3) == 0) {
                    told.add(signal.formatted(random.nextInt(60)));
                }
            }
            if (told.isEmpty()) {
                told.add(SIGNALS.getFirst().formatted(random.nextInt(60)));
            }
            messages.add(message(sequence, random.nextInt(4), String.join(",", told)));
        }
        return messages;
    }

    private static TelemetryMessage message(long sequence, int second, String signals) {
        var json =
                "{\"sequence\": %d, \"time\": \"%s\", \"signals\": {%s}}"
                        .formatted(sequence, START.plusSeconds(second), signals)
                        .getBytes(StandardCharsets.UTF_8);
        return TelemetryReader.read(
                        new VehicleId(new UUID(1, 1)),
                        json,
                        json.length,
                        START.plusSeconds(60),
                        Duration.ofDays(90))
                .messages()
                .getFirst();
    }
}
