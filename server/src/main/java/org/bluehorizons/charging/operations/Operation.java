package org.bluehorizons.charging.operations;

import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;

/** Something that an operator asks of a station, in the words of no version. */
public interface Operation {

    /**
     * Checks what holds for every version.
     *
     * @param prefix of the fields' names, such as {@code payload.}
     */
    void check(Rules rules, String prefix);

    /**
     * The message of that version.
     *
     * @throws ProblemException naming the field that this version has no words for
     */
    StationMessage on(OcppVersion version, StationMessage.Numbers numbers);
}
