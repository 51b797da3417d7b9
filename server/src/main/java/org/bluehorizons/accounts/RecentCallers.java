package org.bluehorizons.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few seconds whose token it was, so that a busy caller does not cost a query each
 * time. A change of accounts, sessions or keys in this process empties it at once; other processes
 * follow when their memory runs out. Unknown tokens are not remembered: a flood of them displaces
 * nobody. Safe for use by many threads.
 */
@Component
final class RecentCallers {

    static final int CAPACITY = 10_000;

    private final ConcurrentHashMap<Token.Hash, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final Clock clock;
    private final AccountsSettings settings;

    private record Entry(Caller caller, Instant until) {}

    RecentCallers(Clock clock, AccountsSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    Optional<Caller> find(Token.Hash token, Supplier<Optional<Caller>> lookup) {
        var now = clock.instant();
        var known = entries.get(token);
        if (known != null && known.until.isAfter(now)) {
            return Optional.of(known.caller);
        }
        // What was read before a change must not be remembered after it.
        var before = generation.get();
        var found = lookup.get();
        found.ifPresent(caller -> remember(token, caller, now, before));
        return found;
    }

    /** Call it after the change has committed. */
    void forget() {
        generation.incrementAndGet();
        entries.clear();
    }

    private void remember(Token.Hash token, Caller caller, Instant now, long before) {
        if (entries.size() >= CAPACITY) {
            entries.clear();
        }
        var until = now.plus(settings.rememberTokens());
        entries.put(
                token,
                new Entry(
                        caller, until.isBefore(caller.validUntil()) ? until : caller.validUntil()));
        if (generation.get() != before) {
            entries.remove(token);
        }
    }
}
