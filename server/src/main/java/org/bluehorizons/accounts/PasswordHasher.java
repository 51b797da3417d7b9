package org.bluehorizons.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with OWASP's parameters: 19 MiB, 2 passes, 1 lane. At most two at a time, so that a
 * flood of sign-ins takes neither the memory nor all the cores; who waits too long is sent away.
 * Safe for use by many threads; blocks the caller's.
 */
@Component
final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_A_TIME = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Semaphore turns;
    private final Duration patience;

    @Autowired
    PasswordHasher() {
        this(new Semaphore(AT_A_TIME), Duration.ofSeconds(1));
    }

    PasswordHasher(Semaphore turns, Duration patience) {
        this.turns = turns;
        this.patience = patience;
    }

    /**
     * @throws ProblemException 503 {@code busy} when too many others are at it
     */
    String hash(String password) {
        return inTurn(() -> encoded(password));
    }

    /**
     * Takes the same time whether there is a hash or not, so that nobody learns which accounts
     * exist.
     *
     * @throws ProblemException 503 {@code busy} when too many others are at it
     */
    boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> {
            if (hash == null) {
                encoded(password);
                return false;
            }
            return argon2.matches(password, hash);
        });
    }

    private String encoded(String password) {
        var encoded = argon2.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("Argon2 gave no hash");
        }
        return encoded;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static ProblemException busy() {
        return ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many passwords are being checked at once; try again shortly.")
                .withHeader(HttpHeaders.RETRY_AFTER, "2");
    }
}
