package org.bluehorizons.vehicles.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;

/**
 * Which of two messages of one car is newer: by the car's time, then boot, then sequence. The time
 * counts in microseconds, as the database keeps it, so that memory and disk never disagree.
 */
record MessageOrder(long recordedMicros, int boot, long sequence)
        implements Comparable<MessageOrder> {

    static MessageOrder of(TelemetryMessage message) {
        return new MessageOrder(micros(message.recordedAt()), message.boot(), message.sequence());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(MessageOrder other) {
        if (recordedMicros != other.recordedMicros) {
            return Long.compare(recordedMicros, other.recordedMicros);
        }
        return boot != other.boot
                ? Integer.compare(boot, other.boot)
                : Long.compare(sequence, other.sequence);
    }
}
