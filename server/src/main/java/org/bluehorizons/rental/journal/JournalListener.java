package org.bluehorizons.rental.journal;

/**
 * Hears what happened, in order, each event once: its work in the database commits together with
 * its place in the journal. Runs in the role {@code workers}.
 */
public interface JournalListener {

    /** Never changed: its place in the journal is kept under it. */
    String name();

    /**
     * Called in a transaction. A failure is tried again later, and eight times at most.
     *
     * @param event also of types that the listener does not care for
     */
    void take(RentalEvent event);
}
