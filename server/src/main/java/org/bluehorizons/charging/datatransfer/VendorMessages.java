package org.bluehorizons.charging.datatransfer;

import org.jspecify.annotations.Nullable;

/** Understands what stations of one vendor tell by DataTransfer: a bean each vendor id. */
public interface VendorMessages {

    /** As the stations write it; compared without regard to case. */
    String vendorId();

    /**
     * Called in the transaction that answers the station; may be called again with the same
     * message.
     *
     * @param data as text; JSON when an OCPP 2.0.1 station sent something else than a string
     */
    Reply take(String stationId, @Nullable String messageId, @Nullable String data);

    /** What the station is told. */
    record Reply(Verdict verdict, @Nullable String data) {}

    /** Whether the message was understood. */
    enum Verdict {
        ACCEPTED,
        REJECTED,
        UNKNOWN_MESSAGE
    }
}
