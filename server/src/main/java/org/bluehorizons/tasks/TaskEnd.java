package org.bluehorizons.tasks;

/** How a task ended. */
public sealed interface TaskEnd {

    record Done() implements TaskEnd {}

    /** Somebody wanted it. */
    record Cancelled() implements TaskEnd {}

    /** Given up: a dead letter, unless staff redrive it. */
    record Dead(String reason) implements TaskEnd {}

    /** Nothing is known of it any more: its retention is over, or staff deleted the dead letter. */
    record Forgotten() implements TaskEnd {}
}
