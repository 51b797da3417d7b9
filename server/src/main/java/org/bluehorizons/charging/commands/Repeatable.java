package org.bluehorizons.charging.commands;

import java.util.Set;

/**
 * Which calls may be sent again when nobody knows whether the station got them: those that do the
 * same however often they come. Starting, stopping, unlocking or restarting twice is not the same.
 */
final class Repeatable {

    private static final Set<String> ONCE =
            Set.of(
                    "RemoteStartTransaction",
                    "RequestStartTransaction",
                    "RemoteStopTransaction",
                    "RequestStopTransaction",
                    "UnlockConnector",
                    "Reset",
                    "UpdateFirmware",
                    "SignedUpdateFirmware",
                    "GetDiagnostics",
                    "GetLog",
                    "DataTransfer",
                    "CustomerInformation",
                    "SendLocalList");

    private Repeatable() {}

    static boolean is(String action) {
        return !ONCE.contains(action);
    }
}
