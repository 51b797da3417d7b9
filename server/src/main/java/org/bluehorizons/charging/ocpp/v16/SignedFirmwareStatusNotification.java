package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code SignedFirmwareStatusNotification}. Tells how a signed firmware update goes. */
public final class SignedFirmwareStatusNotification {

    private SignedFirmwareStatusNotification() {}

    public record Request(FirmwareStatus status, @Nullable Integer requestId) {}

    public record Response() {}

    public enum FirmwareStatus {
        @JsonProperty("Downloaded")
        DOWNLOADED,
        @JsonProperty("DownloadFailed")
        DOWNLOAD_FAILED,
        @JsonProperty("Downloading")
        DOWNLOADING,
        @JsonProperty("DownloadScheduled")
        DOWNLOAD_SCHEDULED,
        @JsonProperty("DownloadPaused")
        DOWNLOAD_PAUSED,
        @JsonProperty("Idle")
        IDLE,
        @JsonProperty("InstallationFailed")
        INSTALLATION_FAILED,
        @JsonProperty("Installing")
        INSTALLING,
        @JsonProperty("Installed")
        INSTALLED,
        @JsonProperty("InstallRebooting")
        INSTALL_REBOOTING,
        @JsonProperty("InstallScheduled")
        INSTALL_SCHEDULED,
        @JsonProperty("InstallVerificationFailed")
        INSTALL_VERIFICATION_FAILED,
        @JsonProperty("InvalidSignature")
        INVALID_SIGNATURE,
        @JsonProperty("SignatureVerified")
        SIGNATURE_VERIFIED
    }
}
