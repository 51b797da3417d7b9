package org.bluehorizons.simulator.chargepoint.station;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a charge point keeps over restarts; of what it was never told, nothing. */
public final class Memory {

    private static final int LARGEST_CACHE = 100;
    private static final String PASSWORD = "password";
    private static final String FIRMWARE = "firmware";

    private boolean operative = true;
    private @Nullable Map<String, String> settings;
    private @Nullable Set<String> cache;

    public boolean isOperative() {
        return operative;
    }

    void operative(boolean value) {
        operative = value;
    }

    /** What the server set; null: it never did. */
    public @Nullable String setting(String name) {
        return settings == null ? null : settings.get(name);
    }

    public void set(String name, String value) {
        settings = settings == null ? new HashMap<>() : settings;
        settings.put(name, value);
    }

    boolean stopsOnInvalidToken() {
        return "true".equals(setting("StopTransactionOnInvalidId"))
                || "true".equals(setting("TxCtrlr.StopTxOnInvalidId"));
    }

    String firmware() {
        var installed = setting(FIRMWARE);
        return installed == null ? Model.FIRMWARE : installed;
    }

    void firmware(String version) {
        set(FIRMWARE, version);
    }

    /** Valid from the next connection on. */
    public void password(String value) {
        set(PASSWORD, value);
    }

    String password(Nameplate.Passwords passwords, String id) {
        var own = setting(PASSWORD);
        return own != null ? own : passwords.of(id);
    }

    /** Tokens that the server once accepted. */
    boolean remembers(String token) {
        return cache != null && cache.contains(token);
    }

    void remember(String token, boolean accepted) {
        cache = cache == null ? new HashSet<>() : cache;
        if (accepted && cache.size() < LARGEST_CACHE) {
            cache.add(token);
        } else {
            cache.remove(token);
        }
    }

    public void forgetTokens() {
        cache = null;
    }
}
