package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyDisplayMessages}. Brings the messages of the display. */
public final class NotifyDisplayMessages {

    private NotifyDisplayMessages() {}

    public record Request(
            @Size(min = 1) @Nullable List<MessageInfo> messageInfo,
            Integer requestId,
            @Nullable Boolean tbc) {}

    public record Response() {}
}
