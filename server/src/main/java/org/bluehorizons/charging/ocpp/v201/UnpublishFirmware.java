package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** OCPP 2.0.1 {@code UnpublishFirmware}. Asks a local controller to offer firmware no longer. */
public final class UnpublishFirmware {

    private UnpublishFirmware() {}

    public record Request(@Size(max = 32) String checksum) {}

    public record Response(UnpublishFirmwareStatus status) {}

    public enum UnpublishFirmwareStatus {
        @JsonProperty("DownloadOngoing")
        DOWNLOAD_ONGOING,
        @JsonProperty("NoFirmware")
        NO_FIRMWARE,
        @JsonProperty("Unpublished")
        UNPUBLISHED
    }
}
