package org.bluehorizons.charging.diagnostics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.GetDiagnostics;
import org.bluehorizons.charging.ocpp.v16.GetLog;
import org.bluehorizons.charging.operations.Operation;
import org.bluehorizons.charging.operations.StationMessage;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Upload what was written down (1.6, 5.9 and its security extension; 2.0.1, N01). */
@Schema(name = "StationLogRequest")
record LogWish(
        @Schema(
                        example = "diagnostics",
                        allowableValues = {"diagnostics", "security"},
                        description = "diagnostics when left out.")
                @Nullable String type,
        @Schema(
                        example = "https://files.example/upload/",
                        description =
                                "Where the station uploads it: FTP, FTPS, SFTP, HTTP, HTTPS. The platform itself when left out.")
                @Nullable String location,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Integer retries,
        @Nullable Integer retryIntervalSeconds,
        @Schema(hidden = true) @JsonIgnore @Nullable Boolean classic)
        implements Operation {

    private static final int LONGEST_LOCATION = 512;
    private static final Set<String> TYPES = Set.of("diagnostics", "security");

    /** By GetDiagnostics where the station speaks 1.6, which all of them know. */
    LogWish classically() {
        return new LogWish(type, location, since, until, retries, retryIntervalSeconds, true);
    }

    LogWish to(String place) {
        return new LogWish(type, place, since, until, retries, retryIntervalSeconds, classic);
    }

    @Override
    public void check(Rules rules, String prefix) {
        rules.check(
                        type == null || TYPES.contains(type.toLowerCase(Locale.ROOT)),
                        prefix + "type",
                        "diagnostics or security")
                .check(
                        location != null
                                && location.matches("[a-zA-Z][a-zA-Z0-9+.-]*://\\S+")
                                && location.length() <= LONGEST_LOCATION,
                        prefix + "location",
                        "a URL of at most 512 characters")
                .check(
                        since == null || until == null || since.isBefore(until),
                        prefix + "until",
                        "after since")
                .check(
                        retries == null || (retries >= 0 && retries <= 100),
                        prefix + "retries",
                        "a whole number from 0 to 100")
                .check(
                        retryIntervalSeconds == null
                                || (retryIntervalSeconds >= 0 && retryIntervalSeconds <= 86_400),
                        prefix + "retryIntervalSeconds",
                        "a whole number from 0 to 86400");
    }

    @Override
    public StationMessage on(OcppVersion version, StationMessage.Numbers numbers) {
        var to = Objects.requireNonNull(location);
        var security = "security".equalsIgnoreCase(type);
        return switch (version) {
            case V1_6 ->
                    Boolean.TRUE.equals(classic) && !security
                            ? new StationMessage(
                                    version,
                                    "GetDiagnostics",
                                    new GetDiagnostics.Request(
                                            to, retries, retryIntervalSeconds, since, until))
                            : new StationMessage(
                                    version,
                                    "GetLog",
                                    new GetLog.Request(
                                            new GetLog.LogParameters(to, since, until),
                                            security
                                                    ? GetLog.Log.SECURITY_LOG
                                                    : GetLog.Log.DIAGNOSTICS_LOG,
                                            numbers.getAsInt(),
                                            retries,
                                            retryIntervalSeconds));
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "GetLog",
                            new org.bluehorizons.charging.ocpp.v201.GetLog.Request(
                                    new org.bluehorizons.charging.ocpp.v201.GetLog.LogParameters(
                                            to, since, until),
                                    security
                                            ? org.bluehorizons.charging.ocpp.v201.GetLog.Log
                                                    .SECURITY_LOG
                                            : org.bluehorizons.charging.ocpp.v201.GetLog.Log
                                                    .DIAGNOSTICS_LOG,
                                    numbers.getAsInt(),
                                    retries,
                                    retryIntervalSeconds));
        };
    }
}
