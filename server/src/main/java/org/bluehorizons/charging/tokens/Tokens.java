package org.bluehorizons.charging.tokens;

import java.util.List;

/** Asks whether tokens may charge. Safe for use by many threads; blocks on the database. */
public interface Tokens {

    /** In order; one statement, however many they are. Joins the caller's transaction. */
    List<Authorization> authorize(List<TokenUse> uses);
}
