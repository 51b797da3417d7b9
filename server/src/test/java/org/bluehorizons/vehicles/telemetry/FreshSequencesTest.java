package org.bluehorizons.vehicles.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.junit.jupiter.api.Test;

class FreshSequencesTest {

    private final FreshSequences sequences = new FreshSequences();

    @Test
    void doesNotTrustTheFirstOfAConnection() {
        assertThat(sequences.areFresh(messages(0, 5), false)).isFalse();
        assertThat(sequences.areFresh(messages(0, 6), false)).isTrue();
    }

    @Test
    void trustsOnlyWhatCountsUp() {
        sequences.areFresh(messages(0, 5), false);
        assertThat(sequences.areFresh(messages(0, 5), false)).isFalse();
        assertThat(sequences.areFresh(messages(0, 4), false)).isFalse();
        assertThat(sequences.areFresh(messages(0, 6, 7), false)).isTrue();
        assertThat(sequences.areFresh(messages(0, 8, 8), false)).isFalse();
        assertThat(sequences.areFresh(messages(1, 0), false)).isTrue();
        assertThat(sequences.areFresh(messages(0, 9), false)).isFalse();
    }

    @Test
    void doesNotTrustWhatMqttCallsARepetition() {
        sequences.areFresh(messages(0, 1), false);
        assertThat(sequences.areFresh(messages(0, 2), true)).isFalse();
        assertThat(sequences.areFresh(messages(0, 3), false)).isTrue();
    }

    @Test
    void watchesACarThatRepeatedWithoutSayingSoForAWhile() {
        sequences.areFresh(messages(0, 0), false);
        sequences.distrust();
        for (var sequence = 1; sequence <= 1_000; sequence++) {
            assertThat(sequences.areFresh(messages(0, sequence), false)).isFalse();
        }
        assertThat(sequences.areFresh(messages(0, 1_001), false)).isTrue();
    }

    private static List<TelemetryMessage> messages(int boot, long... sequences) {
        return Arrays.stream(sequences)
                .mapToObj(sequence ->
                        TelemetryMessages.of(
                                new VehicleId(new UUID(1, 1)), Instant.EPOCH, boot, sequence))
                .toList();
    }
}
