package org.bluehorizons.vehicles.telemetry;

import java.util.List;

/**
 * What a published payload turned out to hold.
 *
 * @param messages those that keep every rule, in the order sent
 * @param wrong those that do not, each with its reason
 * @param <M> telemetry messages or events
 */
public record Payload<M>(List<M> messages, List<Wrong> wrong) {

    /**
     * A message that breaks a rule.
     *
     * @param reason what was seen and what was expected
     * @param bytes the message as sent
     */
    public record Wrong(String reason, byte[] bytes) {}

    static <M> Payload<M> wrong(String reason, byte[] bytes) {
        return new Payload<>(List.of(), List.of(new Wrong(reason, bytes)));
    }
}
