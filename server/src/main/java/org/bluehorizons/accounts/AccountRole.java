package org.bluehorizons.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or a program may do. */
public enum AccountRole {
    /** Runs the fleet day by day. */
    OPERATOR,
    /** Repairs cars and chargers. */
    MAINTENANCE,
    /** Reads figures. */
    STAKEHOLDER,
    /** Another network's program. */
    PARTNER,
    /** Rents cars. */
    DRIVER,
    /** May do everything. */
    ADMINISTRATOR;

    /** The role as JSON, tokens and the database write it, such as {@code operator}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role written that way, if there is one. */
    public static Optional<AccountRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
