package org.bluehorizons.charging.gateway;

import io.opentelemetry.api.trace.Span;
import java.util.UUID;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.commands.Settlement;
import org.jspecify.annotations.Nullable;

/** What waits for a commit. */
sealed interface LaneItem {

    /**
     * A call of a station; it is answered after the commit.
     *
     * @param trace the span that ends with the commit
     */
    record Inbound<Q extends Record>(
            StationConnection connection,
            String messageId,
            CallHandler<Q> handler,
            StationCall<Q> call,
            long receivedNanos,
            @Nullable Span trace)
            implements LaneItem {}

    /**
     * What is answered without a handler, such as a call that is refused; the answer goes out when
     * the message log has it.
     *
     * @param call the id of the call that is being handled; null: it is no call
     */
    record Decided(
            StationConnection connection, @Nullable String call, String frame, LoggedMessage log)
            implements LaneItem {}

    /**
     * The end of a command.
     *
     * @param alone without what would follow from it
     */
    record Outcome(
            StationConnection connection, Settlement settlement, LoggedMessage log, boolean alone)
            implements LaneItem {

        UUID command() {
            return settlement.command();
        }

        /** For one whose consequences fail. */
        Outcome withoutConsequences() {
            return new Outcome(connection, settlement, log, true);
        }
    }

    /** For the message log alone: there is nothing to be answered. */
    record Log(LoggedMessage message) implements LaneItem {}
}
