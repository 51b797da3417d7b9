package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code DiagnosticsStatusNotification}. Tells how the upload of diagnostics goes. */
public final class DiagnosticsStatusNotification {

    private DiagnosticsStatusNotification() {}

    public record Request(Status status) {}

    public record Response() {}

    public enum Status {
        @JsonProperty("Idle")
        IDLE,
        @JsonProperty("Uploaded")
        UPLOADED,
        @JsonProperty("UploadFailed")
        UPLOAD_FAILED,
        @JsonProperty("Uploading")
        UPLOADING
    }
}
