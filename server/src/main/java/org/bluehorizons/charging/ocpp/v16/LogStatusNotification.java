package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code LogStatusNotification}. Tells how the upload of a log goes. */
public final class LogStatusNotification {

    private LogStatusNotification() {}

    public record Request(UploadLogStatus status, @Nullable Integer requestId) {}

    public record Response() {}

    public enum UploadLogStatus {
        @JsonProperty("BadMessage")
        BAD_MESSAGE,
        @JsonProperty("Idle")
        IDLE,
        @JsonProperty("NotSupportedOperation")
        NOT_SUPPORTED_OPERATION,
        @JsonProperty("PermissionDenied")
        PERMISSION_DENIED,
        @JsonProperty("Uploaded")
        UPLOADED,
        @JsonProperty("UploadFailure")
        UPLOAD_FAILURE,
        @JsonProperty("Uploading")
        UPLOADING
    }
}
