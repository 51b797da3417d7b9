package org.bluehorizons.charging.diagnostics;

import org.bluehorizons.charging.diagnostics.LogJobs.Draft;
import org.bluehorizons.charging.ocpp.v16.GetDiagnostics;
import org.bluehorizons.charging.ocpp.v16.GetLog;

/** What the messages of both versions ask for. */
final class LogDrafts {

    private LogDrafts() {}

    static Draft of(Record payload) {
        return switch (payload) {
            case GetDiagnostics.Request request ->
                    // It has no request id.
                    new Draft(
                            0,
                            "diagnostics",
                            request.location(),
                            request.startTime(),
                            request.stopTime());
            case GetLog.Request request ->
                    new Draft(
                            request.requestId(),
                            switch (request.logType()) {
                                case DIAGNOSTICS_LOG -> "diagnostics_log";
                                case SECURITY_LOG -> "security_log";
                            },
                            request.log().remoteLocation(),
                            request.log().oldestTimestamp(),
                            request.log().latestTimestamp());
            case org.bluehorizons.charging.ocpp.v201.GetLog.Request request ->
                    new Draft(
                            request.requestId(),
                            switch (request.logType()) {
                                case DIAGNOSTICS_LOG -> "diagnostics_log";
                                case SECURITY_LOG -> "security_log";
                            },
                            request.log().remoteLocation(),
                            request.log().oldestTimestamp(),
                            request.log().latestTimestamp());
            default -> throw new IllegalArgumentException(payload.getClass().getName());
        };
    }
}
