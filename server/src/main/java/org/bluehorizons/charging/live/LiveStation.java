package org.bluehorizons.charging.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station as the live stream tells it: whole, at each change.
 *
 * @param retired it is gone from the register
 */
@Schema(name = "LiveChargingStation")
record LiveStation(
        String id,
        @Nullable UUID siteId,
        boolean connected,
        boolean retired,
        List<LiveConnector> connectors) {

    LiveStation {
        connectors = List.copyOf(connectors);
    }

    /**
     * @param evseId 0: the station as a whole
     */
    @Schema(name = "LiveChargingConnector")
    record LiveConnector(
            int evseId,
            int connectorId,
            String status,
            @Nullable String errorCode,
            Instant statusAt) {}
}
