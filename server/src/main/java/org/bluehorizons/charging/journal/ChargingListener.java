package org.bluehorizons.charging.journal;

import java.util.List;
import java.util.Set;

/**
 * Hears what happened, in order, each event once: its work in the database commits together with
 * its place in the journal. Runs in the role {@code workers}.
 */
public interface ChargingListener {

    /** Never changed: its place in the journal is kept under it. */
    String name();

    /** Of the events that it wants to hear of. */
    Set<String> types();

    /** Called in a transaction. A failure is tried again later, and eight times at most. */
    void take(ChargingEvent event);

    /** As {@link #take}, of several in order: for what comes by the hundred thousand. */
    default void takeAll(List<ChargingEvent> events) {
        events.forEach(this::take);
    }
}
