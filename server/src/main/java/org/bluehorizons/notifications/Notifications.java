package org.bluehorizons.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells people. Everything here joins the caller's transaction, and is sent after its commit, again
 * until it arrives or is given up. Safe for use by many threads.
 */
public interface Notifications {

    /** Puts it into the app's inbox and sends it; the same cause is told once a channel. */
    void tell(Recipient recipient, Message message);

    /** Sends it by one channel only, and keeps neither text nor address once it is sent. */
    void tellInConfidence(Way way, String address, Message message);

    /** What was put into the inbox of the subject, oldest first. */
    List<Told> toldTo(String subject);

    /** Removes all messages to the recipient, waiting or not, and where to push them. */
    void forget(Recipient recipient);

    /**
     * @param subject an actor's name
     * @param email empty: none
     * @param phone E.164; empty: none
     */
    record Recipient(String subject, String email, String phone) {}

    /**
     * @param cause what happened, once: "booking-ended:0199..."
     * @param about for a link: "booking:0199..."
     * @param urgent by SMS too
     */
    record Message(
            String cause, String title, String text, @Nullable String about, boolean urgent) {}

    /** A message in the inbox. */
    record Told(String at, String title, String text, @Nullable String about) {}

    /** How a message in confidence goes. */
    enum Way {
        EMAIL,
        SMS
    }
}
