package org.bluehorizons.accounts;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has expired; harmless on several nodes at once. */
@Component
class Housekeeping {

    private final Sessions sessions;
    private final SignInThrottle throttle;

    Housekeeping(Sessions sessions, SignInThrottle throttle) {
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void deleteExpired() {
        sessions.deleteExpired();
        throttle.deleteForgotten();
    }
}
