package org.bluehorizons.charging.firmware;

import org.bluehorizons.charging.firmware.FirmwareJobs.Draft;
import org.bluehorizons.charging.ocpp.v16.SignedUpdateFirmware;
import org.bluehorizons.charging.ocpp.v16.UpdateFirmware;

/** What the messages of both versions ask for. */
final class FirmwareDrafts {

    private FirmwareDrafts() {}

    static Draft of(Record payload) {
        return switch (payload) {
            case UpdateFirmware.Request request ->
                    // 1.6 has no request id.
                    new Draft(
                            0,
                            request.location(),
                            request.retrieveDate(),
                            null,
                            false,
                            request.retries(),
                            request.retryInterval());
            case SignedUpdateFirmware.Request request ->
                    new Draft(
                            request.requestId(),
                            request.firmware().location(),
                            request.firmware().retrieveDateTime(),
                            request.firmware().installDateTime(),
                            true,
                            request.retries(),
                            request.retryInterval());
            case org.bluehorizons.charging.ocpp.v201.UpdateFirmware.Request request ->
                    new Draft(
                            request.requestId(),
                            request.firmware().location(),
                            request.firmware().retrieveDateTime(),
                            request.firmware().installDateTime(),
                            request.firmware().signature() != null,
                            request.retries(),
                            request.retryInterval());
            default -> throw new IllegalArgumentException(payload.getClass().getName());
        };
    }
}
