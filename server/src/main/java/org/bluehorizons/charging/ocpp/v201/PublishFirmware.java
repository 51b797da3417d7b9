package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code PublishFirmware}. Asks a local controller to offer firmware. */
public final class PublishFirmware {

    private PublishFirmware() {}

    public record Request(
            @Size(max = 512) String location,
            @Nullable Integer retries,
            @Size(max = 32) String checksum,
            Integer requestId,
            @Nullable Integer retryInterval) {}

    public record Response(GenericStatus status, @Nullable StatusInfo statusInfo) {}
}
