package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.charging.ocpp.OcppVersion;

/**
 * A case of a certification list.
 *
 * @param ids as the list names it, such as {@code TC_B_01}
 * @param subject what it is about
 */
record Case(OcppVersion version, String ids, String subject, Play play) {

    /** Plays station and operator, and looks whether all is right. */
    @FunctionalInterface
    interface Play {
        void with(Stage stage);
    }

    /**
     * The operator sends a message as it is, and the station answers.
     *
     * @param payload in JSON with single quotes
     * @param answer in JSON with single quotes
     */
    static Case command(
            OcppVersion version,
            String ids,
            String subject,
            String action,
            String payload,
            String answer) {
        return new Case(
                version,
                ids,
                subject,
                stage -> {
                    stage.boot();
                    stage.command(action, payload, answer);
                });
    }

    /**
     * The operator wishes something in the words of no version.
     *
     * @param expected the payload that the station must receive
     */
    static Case wish(
            OcppVersion version,
            String ids,
            String subject,
            Wish wish,
            String expected,
            String answer) {
        return new Case(
                version,
                ids,
                subject,
                stage -> {
                    stage.boot();
                    var call = stage.wish(wish.path, wish.body, wish.action, answer);
                    assertThat(call.payload()).isEqualTo(Stage.tree(expected));
                });
    }

    /**
     * An operator's request, and what it becomes.
     *
     * @param path after the station's
     * @param action that the station must receive
     */
    record Wish(String path, String body, String action) {}

    @Override
    public String toString() {
        return ids + " " + subject;
    }
}
