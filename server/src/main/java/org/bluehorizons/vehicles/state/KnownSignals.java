package org.bluehorizons.vehicles.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.vehicles.state.SignalSet.Scalar;
import org.bluehorizons.vehicles.telemetry.DoorSet;
import org.bluehorizons.vehicles.telemetry.Signals;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one car: <b>each signal from the newest message that carried it</b>, whatever
 * order the messages came in. Joining is commutative, associative and idempotent, so a late message
 * fills only what no newer one told, a repeated one changes nothing, and applying messages again
 * after a crash is harmless.
 *
 * <p>Kept as the few messages that still tell something, newest first, each with the signals that
 * it is the newest for. The newest message stays even when it tells no signal of the live state: it
 * says when the car was last heard. Cars mostly send everything, so mostly there is one.
 */
final class KnownSignals {

    private static final int STORED_BYTES = 36;

    private final List<Source> sources;

    /**
     * A message and the signals it is the newest for.
     *
     * @param receivedMicros the platform's clock, microseconds since 1970
     * @param set see {@link SignalSet}
     */
    record Source(MessageOrder order, long receivedMicros, long set, Signals values) {

        private Source without(long told) {
            return (set & told) == 0
                    ? this
                    : new Source(order, receivedMicros, set & ~told, values);
        }
    }

    private KnownSignals(List<Source> sources) {
        this.sources = sources;
    }

    static KnownSignals of(TelemetryMessage message) {
        return new KnownSignals(
                List.of(
                        new Source(
                                MessageOrder.of(message),
                                MessageOrder.micros(message.receivedAt()),
                                SignalSet.of(message.signals()),
                                message.signals())));
    }

    /** What both know together; this one itself when the other tells nothing new. */
    KnownSignals and(KnownSignals other) {
        var joined = new ArrayList<Source>(sources.size() + other.sources.size());
        var told = 0L;
        var mine = 0;
        var theirs = 0;
        while (mine < sources.size() || theirs < other.sources.size()) {
            var order =
                    mine == sources.size()
                            ? 1
                            : theirs == other.sources.size()
                                    ? -1
                                    : other.sources
                                            .get(theirs)
                                            .order()
                                            .compareTo(sources.get(mine).order());
            var next = order > 0 ? other.sources.get(theirs++) : sources.get(mine++);
            var left = next.without(told);
            if (joined.isEmpty() || left.set() != 0) {
                joined.add(left);
            }
            told |= next.set();
        }
        return joined.equals(sources) ? this : new KnownSignals(List.copyOf(joined));
    }

    /** The newest message of all. */
    Source newest() {
        return sources.getFirst();
    }

    /** The signals as people see them; what no message told is null. */
    Signals signals() {
        return sources.size() == 1 ? newest().values() : fold();
    }

    /** Which message each signal is from; {@link #restore} reads it. */
    byte[] stored() {
        var bytes = ByteBuffer.allocate(sources.size() * STORED_BYTES);
        for (var source : sources) {
            bytes.putLong(source.order().recordedMicros())
                    .putInt(source.order().boot())
                    .putLong(source.order().sequence())
                    .putLong(source.receivedMicros())
                    .putLong(source.set());
        }
        return bytes.array();
    }

    /** What {@link #stored} and {@link #signals} gave. */
    static KnownSignals restore(byte[] stored, Signals signals) {
        var sources = new ArrayList<Source>(1);
        for (var bytes = ByteBuffer.wrap(stored); bytes.hasRemaining(); ) {
            var order = new MessageOrder(bytes.getLong(), bytes.getInt(), bytes.getLong());
            sources.add(new Source(order, bytes.getLong(), bytes.getLong(), signals));
        }
        return new KnownSignals(List.copyOf(sources));
    }

    private Signals fold() {
        return new Signals(
                pick(SignalSet.ODOMETER),
                pick(SignalSet.LATITUDE),
                pick(SignalSet.LONGITUDE),
                pick(SignalSet.HEADING),
                pick(SignalSet.SPEED),
                pick(SignalSet.CHARGE),
                pick(SignalSet.RANGE),
                pick(SignalSet.TRACTION_VOLTS),
                pick(SignalSet.TRACTION_WATTS),
                pick(SignalSet.TRACTION_CELSIUS),
                pick(SignalSet.LOW_VOLTAGE),
                pick(SignalSet.CABIN_CELSIUS),
                pick(SignalSet.TYRE_FRONT_LEFT),
                pick(SignalSet.TYRE_FRONT_RIGHT),
                pick(SignalSet.TYRE_REAR_LEFT),
                pick(SignalSet.TYRE_REAR_RIGHT),
                doors(SignalSet::doorsOpen),
                doors(SignalSet::doorsLocked),
                pick(SignalSet.MOVING),
                pick(SignalSet.CHARGING),
                pick(SignalSet.PLUGGED),
                pick(SignalSet.IMMOBILISED),
                pick(SignalSet.KEY_RETURNED),
                pick(SignalSet.FAULT_CODES),
                null);
    }

    private <T> @Nullable T pick(Scalar<T> signal) {
        for (var source : sources) {
            if (signal.in(source.set())) {
                return signal.value().apply(source.values());
            }
        }
        return null;
    }

    private DoorSet doors(DoorsOf part) {
        var known = DoorSet.NONE;
        for (var source : sources) {
            known = known.then(part.of(source.values(), source.set()));
        }
        return known;
    }

    private interface DoorsOf {
        DoorSet of(Signals signals, long set);
    }
}
