package org.bluehorizons.tasks.sqs;

import java.util.UUID;
import org.bluehorizons.tasks.queue.Claim;

/**
 * A received message: a task of that type is ready, probably this one.
 *
 * @param receipt by which it is extended and deleted
 * @param receivedNanos by {@link System#nanoTime}
 */
record Hint(QueueName queue, UUID task, String receipt, long receivedNanos) {

    private static final String GROUPED = "fifo:";
    private static final String PLAIN = "standard:";

    String type() {
        return queue.type();
    }

    /** For {@link Claim#receipt}. */
    String forClaim() {
        return (queue.grouped() ? GROUPED : PLAIN) + receipt;
    }

    /** What {@link #forClaim} made, of a claim that has one. */
    static Receipt ofClaim(String prefix, Claim claim) {
        var text = String.valueOf(claim.receipt());
        var grouped = text.startsWith(GROUPED);
        return new Receipt(
                new QueueName(prefix, claim.type(), grouped),
                text.substring((grouped ? GROUPED : PLAIN).length()));
    }

    Receipt toReceipt() {
        return new Receipt(queue, receipt);
    }

    /** A message that is hidden from others, for now. */
    record Receipt(QueueName queue, String handle) {}
}
