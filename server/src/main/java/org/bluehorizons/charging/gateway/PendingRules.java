package org.bluehorizons.charging.gateway;

import java.util.HashSet;
import java.util.Set;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.ExtendedTriggerMessage;
import org.bluehorizons.charging.ocpp.v201.TriggerMessage;

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
        var message =
                switch (command.version()) {
                    case V1_6 ->
                            command.action().equals("TriggerMessage")
                                    ? OcppWord.of(
                                            command.request(
                                                            org.bluehorizons.charging.ocpp.v16
                                                                    .TriggerMessage.Request.class)
                                                    .requestedMessage())
                                    : OcppWord.of(
                                            command.request(ExtendedTriggerMessage.Request.class)
                                                    .requestedMessage());
                    case V2_0_1 ->
                            OcppWord.of(
                                    command.request(TriggerMessage.Request.class)
                                            .requestedMessage());
                };
        return message.startsWith("Sign") ? "SignCertificate" : message;
    }
}
