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

    /** The end of a command. */
    record Outcome(StationConnection connection, Settlement settlement, LoggedMessage log)
            implements LaneItem {

        UUID command() {
            return settlement.command();
        }
    }

    /** For the message log alone. */
    record Log(LoggedMessage message) implements LaneItem {}
}
