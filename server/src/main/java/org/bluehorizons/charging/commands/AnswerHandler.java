package org.bluehorizons.charging.commands;

import org.bluehorizons.charging.ocpp.OcppVersion;

/**
 * What a station's answer to one of our calls changes here: a bean each action and version that
 * changes something.
 */
public interface AnswerHandler {

    OcppVersion version();

    /** Such as {@code GetConfiguration}. */
    String action();

    /**
     * The command has come to an end, whatever it is: look at its state. Called once, in the
     * transaction that settles the command.
     */
    void settled(StationCommand command);
}
