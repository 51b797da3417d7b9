package org.bluehorizons.charging.diagnostics;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of an upload.
 *
 * @param action the message that says it
 * @param requestId of the job; null when the message names none
 * @param status OCPP's word
 */
record LogWord(
        String station, String action, @Nullable Integer requestId, String status, Instant at) {

    /** Of GetDiagnostics of 1.6, and not of a log. */
    boolean isOfDiagnostics() {
        return action.equals("DiagnosticsStatusNotification");
    }

    /**
     * What its job is in then: {@code asked} → {@code accepted} → {@code uploading} → {@code
     * uploaded} or {@code failed}; empty when it changes nothing.
     */
    Optional<String> state() {
        return switch (status) {
            case "Uploading" -> Optional.of("uploading");
            case "Uploaded" -> Optional.of("uploaded");
            case "UploadFailed",
                    "UploadFailure",
                    "BadMessage",
                    "NotSupportedOperation",
                    "PermissionDenied" ->
                    Optional.of("failed");
            case "AcceptedCanceled" -> Optional.of("cancelled");
            // Idle: asked by a trigger, and there is nothing to tell.
            default -> Optional.empty();
        };
    }
}
