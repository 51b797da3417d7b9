package org.bluehorizons.charging.firmware;

import java.util.Locale;
import java.util.Optional;

/**
 * Of a job: {@code ASKED} → {@code ACCEPTED} → {@code DOWNLOADING} → {@code DOWNLOADED} → {@code
 * INSTALLING} → {@code INSTALLED}; {@code FAILED} from each of these, and back when the station
 * tries again; {@code REFUSED} when it did not take the job, {@code CANCELLED} when a later job
 * took its place. Stations leave out steps.
 */
enum FirmwareState {
    ASKED,
    ACCEPTED,
    DOWNLOADING,
    DOWNLOADED,
    INSTALLING,
    INSTALLED,
    FAILED,
    REFUSED,
    CANCELLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a job is in after that word of either version; empty when it changes nothing. */
    static Optional<FirmwareState> after(String status) {
        return switch (status) {
            case "DownloadScheduled", "Downloading", "DownloadPaused" -> Optional.of(DOWNLOADING);
            case "Downloaded", "SignatureVerified" -> Optional.of(DOWNLOADED);
            case "InstallScheduled", "Installing", "InstallRebooting" -> Optional.of(INSTALLING);
            case "Installed" -> Optional.of(INSTALLED);
            case "DownloadFailed",
                    "InstallationFailed",
                    "InstallVerificationFailed",
                    "InvalidSignature" ->
                    Optional.of(FAILED);
            // Idle: asked by a trigger, and there is nothing to tell.
            default -> Optional.empty();
        };
    }
}
