package org.bluehorizons.charging.sharing;

import org.jspecify.annotations.Nullable;

/**
 * A limit that a station was given: its default, or a session's.
 *
 * @param confirmed watts, the last that the station said yes to; null: none
 * @param possible watts, the highest that may be in force, {@link #UNLIMITED} when none was ever
 *     confirmed
 * @param pending a change is on its way
 * @param waiting the station has refused or was silent, and is not to be asked again yet
 * @param stale the station has booted since it was confirmed
 */
record Grant(
        @Nullable Integer confirmed,
        int possible,
        boolean pending,
        boolean waiting,
        boolean stale) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** No default was ever confirmed. */
    static final Grant NO_DEFAULT = new Grant(null, UNLIMITED, false, false, false);

    /** The session has no limit of its own, so the station's default rules. */
    static final Grant NONE = new Grant(null, 0, false, false, false);

    boolean canBeAsked() {
        return !pending && !waiting;
    }
}
