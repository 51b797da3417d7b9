package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code ClearCache}. Empties the authorization cache. */
public final class ClearCache {

    private ClearCache() {}

    public record Request() {}

    public record Response(ClearCacheStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ClearCacheStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
