package org.bluehorizons.charging.operations;

import java.util.function.IntSupplier;
import org.bluehorizons.charging.ocpp.OcppVersion;

/**
 * A message that goes to stations of one version.
 *
 * @param payload the action's request record
 */
public record StationMessage(OcppVersion version, String action, Record payload) {

    /** Where numbers such as {@code requestId} come from. */
    public interface Numbers extends IntSupplier {}
}
