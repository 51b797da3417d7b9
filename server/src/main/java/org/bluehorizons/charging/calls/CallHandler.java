package org.bluehorizons.charging.calls;

import java.util.List;
import org.bluehorizons.charging.ocpp.OcppVersion;

/**
 * What happens with one action that charge points call: a bean each action and version.
 *
 * @param <Q> the CALL's payload
 */
public interface CallHandler<Q extends Record> {

    OcppVersion version();

    /** Such as {@code StatusNotification}; a message of the version that comes from stations. */
    String action();

    /**
     * Answers or refuses each of the calls. They are of different stations, so their order does not
     * matter.
     *
     * <p>Runs in a transaction; answers go out after its commit. When it throws, everything is
     * rolled back and the calls are handled one by one, each in a transaction of its own; one that
     * throws alone is answered with {@code InternalError}. It may thus be called again with the
     * same calls.
     */
    void handle(List<StationCall<Q>> calls);
}
