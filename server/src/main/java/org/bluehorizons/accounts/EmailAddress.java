package org.bluehorizons.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an account is called. Compared without regard to case. */
final class EmailAddress {

    static final String RULE = "an e-mail address of at most 254 characters";

    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+");

    private EmailAddress() {}

    static boolean isOne(String text) {
        return text.length() <= 254 && SHAPE.matcher(text).matches();
    }

    static String normalized(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    static String localPart(String email) {
        return email.substring(0, Math.max(0, email.indexOf('@')));
    }
}
