package org.bluehorizons.simulator.chargepoint.station;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a charge point keeps over restarts; of what it was never told, nothing. */
public final class Memory {

    private static final int LARGEST_CACHE = 100;
    private static final String PASSWORD = "password";
    private static final String FIRMWARE = "firmware";

    private boolean operative = true;
    private @Nullable Map<String, String> settings;
    private @Nullable Set<String> cache;
    private @Nullable TokenList tokenList;
    private @Nullable Certificates certificates;
    private @Nullable Map<Integer, String> displayed;
    private @Nullable Map<Integer, String> monitors;

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

    /** Valid from the next connection on. */
    public void password(String value) {
        set(PASSWORD, value);
    }

    /** Tokens that the server gave, for when it cannot be asked. */
    public TokenList tokenList() {
        tokenList = tokenList == null ? new TokenList() : tokenList;
        return tokenList;
    }

    public void forgetTokens() {
        cache = null;
    }

    public Certificates certificates() {
        certificates = certificates == null ? new Certificates() : certificates;
        return certificates;
    }

    /** Messages on the display, as JSON, by id. */
    public Map<Integer, String> displayed() {
        displayed = displayed == null ? new HashMap<>() : displayed;
        return displayed;
    }

    /** Monitors on variables, as JSON, by id. */
    public Map<Integer, String> monitors() {
        monitors = monitors == null ? new HashMap<>() : monitors;
        return monitors;
    }

    void firmware(String version) {
        set(FIRMWARE, version);
    }

    String firmware() {
        var installed = setting(FIRMWARE);
        return installed == null ? Model.FIRMWARE : installed;
    }

    boolean stopsOnInvalidToken() {
        return "true".equals(setting("StopTransactionOnInvalidId"))
                || "true".equals(setting("TxCtrlr.StopTxOnInvalidId"));
    }

    long meterMillis(long usual) {
        return Stream.of("MeterValueSampleInterval", "SampledDataCtrlr.TxUpdatedInterval")
                .map(this::setting)
                .filter(value -> value != null && value.matches("[1-9][0-9]{0,5}"))
                .map(value -> Long.parseLong(value) * 1_000)
                .findFirst()
                .orElse(usual);
    }

    String password(Nameplate.Passwords passwords, String id) {
        var own = setting(PASSWORD);
        return own != null ? own : passwords.of(id);
    }

    /** Tokens that the server once accepted, or that are in its list. */
    boolean remembers(String token) {
        return (cache != null && cache.contains(token))
                || (tokenList != null && tokenList.accepts(token));
    }

    void remember(String token, boolean accepted) {
        cache = cache == null ? new HashSet<>() : cache;
        if (accepted && cache.size() < LARGEST_CACHE) {
            cache.add(token);
        } else {
            cache.remove(token);
        }
    }
}
