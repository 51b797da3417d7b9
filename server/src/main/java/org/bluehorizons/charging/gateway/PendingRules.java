package org.bluehorizons.charging.gateway;

import java.util.HashSet;
import java.util.Set;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.OcppVersion;

/**
 * What a station may send before it is accepted: its BootNotification, and while it is pending what
 * we have asked it for (OCPP 1.6, 4.2; 2.0.1, B02). Confined to an event loop.
 */
final class PendingRules {

    private static final String BOOT = "BootNotification";

    private final Set<String> asked = new HashSet<>();

    boolean allows(Standing standing, String action) {
        return switch (standing) {
            case ACCEPTED -> true;
            case PENDING -> action.equals(BOOT) || asked.contains(action);
            case REJECTED -> action.equals(BOOT);
        };
    }

    /** Takes note of a call that will make the station send something. */
    void asked(StationCommand command) {
        switch (command.action()) {
            case "GetBaseReport", "GetReport" -> asked.add("NotifyReport");
            case "GetMonitoringReport" -> asked.add("NotifyMonitoringReport");
            case "TriggerMessage", "ExtendedTriggerMessage" -> asked.add(requested(command));
            default -> {}
        }
    }

    private static String requested(StationCommand command) {
        record Trigger(String requestedMessage) {}
        var message = OcppJson.read(Trigger.class, command.payload()).requestedMessage();
        return command.version() == OcppVersion.V2_0_1 && message.startsWith("Sign")
                ? "SignCertificate"
                : message;
    }
}
