package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code FirmwareStatusNotification}. Tells how a firmware update goes. */
public final class FirmwareStatusNotification {

    private FirmwareStatusNotification() {}

    public record Request(Status status) {}

    public record Response() {}

    public enum Status {
        @JsonProperty("Downloaded")
        DOWNLOADED,
        @JsonProperty("DownloadFailed")
        DOWNLOAD_FAILED,
        @JsonProperty("Downloading")
        DOWNLOADING,
        @JsonProperty("Idle")
        IDLE,
        @JsonProperty("InstallationFailed")
        INSTALLATION_FAILED,
        @JsonProperty("Installing")
        INSTALLING,
        @JsonProperty("Installed")
        INSTALLED
    }
}
