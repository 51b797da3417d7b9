package org.bluehorizons.charging.sharing;

import org.bluehorizons.charging.sharing.SiteFacts.SessionFacts;
import org.jspecify.annotations.Nullable;

/**
 * A limit that is to be sent now.
 *
 * @param phases that the outlet has, at most
 * @param session null for the station's default, whose outlet is EVSE 0
 * @param possible watts that may be in force from then on, until the station has answered
 */
record Change(Outlet outlet, int phases, @Nullable SessionFacts session, int watts, int possible) {}
