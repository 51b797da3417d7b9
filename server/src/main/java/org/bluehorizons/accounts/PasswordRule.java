package org.bluehorizons.accounts;

import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: long. No rule about kinds of characters, which make passwords worse
 * (NIST SP 800-63B, 3.1.1.2).
 */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    /** Shorter local parts are in too many good passwords by chance. */
    private static final int TELLING_LOCAL_PART = 3;

    private PasswordRule() {}

    /** The rule that the password breaks, if any. */
    static Optional<String> broken(String password, String email) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("%d to %d characters".formatted(SHORTEST, LONGEST));
        }
        var localPart = EmailAddress.localPart(email).toLowerCase(Locale.ROOT);
        if (localPart.length() >= TELLING_LOCAL_PART
                && password.toLowerCase(Locale.ROOT).contains(localPart)) {
            return Optional.of("without the part of the e-mail address before the @");
        }
        return Optional.empty();
    }
}
