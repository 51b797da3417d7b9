package org.bluehorizons.charging.profiles;

import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps how the setting of a profile ended, and tells who listens. */
@Component
class ProfileSettlement {

    private final ProfileStore store;
    private final List<ProfileListener> listeners;

    ProfileSettlement(ProfileStore store, List<ProfileListener> listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    void settled(ProfileOutcome outcome) {
        store.settled(outcome);
        listeners.forEach(listener -> listener.settled(outcome));
    }
}
