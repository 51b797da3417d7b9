package org.bluehorizons.simulator.chargepoint.station;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The local authorisation list: verdicts by token, in lower case. */
public final class TokenList {

    private final Map<String, String> verdicts = new HashMap<>();
    private int version;

    public int version() {
        return version;
    }

    /**
     * @param changes verdict by token; an empty verdict takes the token out
     * @param full the list is to be these and no others
     * @return false when a part is given to another version than the one before
     */
    public boolean change(int next, Map<String, String> changes, boolean full) {
        if (!full && next <= version) {
            return false;
        }
        if (full) {
            verdicts.clear();
        }
        changes.forEach((token, verdict) -> {
            if (verdict.isEmpty()) {
                verdicts.remove(token.toLowerCase(Locale.ROOT));
            } else {
                verdicts.put(token.toLowerCase(Locale.ROOT), verdict);
            }
        });
        version = next;
        return true;
    }

    boolean accepts(String token) {
        return "Accepted".equals(verdicts.get(token.toLowerCase(Locale.ROOT)));
    }
}
