package org.bluehorizons.charging.locallists;

import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;

/** The messages about local lists in a version of OCPP, written and read back. */
sealed interface ListMessages permits ListMessagesV16, ListMessagesV201 {

    OcppVersion version();

    Record askVersion();

    /** What the station has told; 0: it holds none, negative: it knows no lists. */
    int toldVersion(StationCommand answered);

    Record send(int listVersion, ListUpdate update);

    /** The word of the answer to SendLocalList, such as {@code VersionMismatch}. */
    String status(StationCommand answered);

    Sent sent(StationCommand command);

    /** What a SendLocalList has said. */
    record Sent(int listVersion, ListUpdate update) {}

    static ListMessages of(OcppVersion version) {
        return switch (version) {
            case V1_6 -> new ListMessagesV16();
            case V2_0_1 -> new ListMessagesV201();
        };
    }
}
