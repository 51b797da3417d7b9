package org.bluehorizons.simulator.driver;

/**
 * A driver's identity at the platform.
 *
 * @param card what the simulated payment provider is told
 * @param hasAccount opened already
 * @param enrolled may book, and has something to pay with
 * @param token of a session that may have ended; empty: none
 */
public record Person(
        String email,
        String password,
        String name,
        String card,
        boolean hasAccount,
        boolean enrolled,
        String token) {

    /** With an account that the platform has already. */
    static Person known(String email, String password) {
        return new Person(email, password, "Demo Driver", "sim_ok", true, false, "");
    }

    Person signedIn(String newToken) {
        return new Person(email, password, name, card, true, enrolled, newToken);
    }

    Person asEnrolled() {
        return new Person(email, password, name, card, hasAccount, true, token);
    }

    @Override
    public String toString() {
        return "Person[%s]".formatted(email);
    }
}
