package org.bluehorizons.charging.sharing;

import org.bluehorizons.charging.profiles.ProfileListener;
import org.bluehorizons.charging.profiles.ProfileOutcome;
import org.springframework.stereotype.Component;

/** What a station confirmed may be given on: its site is computed again. */
@Component
class GrantAnswers implements ProfileListener {

    private final GrantStore grants;
    private final DueSites sites;

    GrantAnswers(GrantStore grants, DueSites sites) {
        this.grants = grants;
        this.sites = sites;
    }

    @Override
    public void settled(ProfileOutcome outcome) {
        grants.settled(outcome).ifPresent(sites::due);
    }
}
