package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code PublishFirmwareStatusNotification}. Tells how publishing firmware goes. */
public final class PublishFirmwareStatusNotification {

    private PublishFirmwareStatusNotification() {}

    public record Request(
            PublishFirmwareStatus status,
            @Size(min = 1) @Nullable List<@Size(max = 512) String> location,
            @Nullable Integer requestId) {}

    public record Response() {}

    public enum PublishFirmwareStatus {
        @JsonProperty("Idle")
        IDLE,
        @JsonProperty("DownloadScheduled")
        DOWNLOAD_SCHEDULED,
        @JsonProperty("Downloading")
        DOWNLOADING,
        @JsonProperty("Downloaded")
        DOWNLOADED,
        @JsonProperty("Published")
        PUBLISHED,
        @JsonProperty("DownloadFailed")
        DOWNLOAD_FAILED,
        @JsonProperty("DownloadPaused")
        DOWNLOAD_PAUSED,
        @JsonProperty("InvalidChecksum")
        INVALID_CHECKSUM,
        @JsonProperty("ChecksumVerified")
        CHECKSUM_VERIFIED,
        @JsonProperty("PublishFailed")
        PUBLISH_FAILED
    }
}
