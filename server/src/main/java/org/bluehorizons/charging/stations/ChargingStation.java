package org.bluehorizons.charging.stations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station as the register has it, with its live state.
 *
 * @param ocppVersion that it is registered with; the one it speaks is in the state
 * @param connection null while it is not connected
 */
@Schema(name = "ChargingStation")
record ChargingStation(
        @Schema(example = "SG-JUR-01") String id,
        @Nullable String name,
        @Nullable UUID siteId,
        @Nullable String siteName,
        @Schema(example = "1.6") @Nullable String ocppVersion,
        @Schema(description = "0 none, 1 Basic, 2 TLS and Basic, 3 TLS with a client certificate.")
                int securityProfile,
        @Schema(example = "accepted") String bootPolicy,
        PasswordState password,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant retiredAt,
        long version,
        State state,
        @Nullable Connection connection,
        List<Evse> evses) {

    ChargingStation {
        evses = List.copyOf(evses);
    }

    /** {@code CHANGING}: the next one waits for its first use; until then the old one is good. */
    @Schema(name = "ChargingStationPassword")
    enum PasswordState {
        NONE,
        SET,
        CHANGING
    }

    /**
     * What the station told of itself.
     *
     * @param status of the station as a whole; null when it never told one
     */
    @Schema(name = "ChargingStationState")
    record State(
            boolean connected,
            @Nullable Instant connectedChangedAt,
            @Nullable Instant lastHeardAt,
            @Nullable String ocppVersion,
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String serialNumber,
            @Nullable String firmwareVersion,
            @Nullable String iccid,
            @Nullable String imsi,
            @Nullable String meterType,
            @Nullable String meterSerial,
            @Nullable String bootReason,
            @Nullable String bootStatus,
            @Nullable Instant bootedAt,
            @Nullable String status,
            @Nullable String errorCode) {}

    /** Which node holds the station's WebSocket. */
    @Schema(name = "ChargingStationConnection")
    record Connection(
            UUID nodeId, String ocppVersion, int securityProfile, String address, Instant since) {}

    @Schema(name = "ChargingEvse")
    record Evse(int id, @Nullable String physicalReference, List<Connector> connectors) {}

    /**
     * @param statusAt since when, by the station's clock
     * @param receivedAt when it was last told, by ours
     */
    @Schema(name = "ChargingConnector")
    record Connector(
            int id,
            @Schema(example = "cCCS2") @Nullable String type,
            @Nullable Integer maxPowerWatts,
            @Schema(example = "Available") @Nullable String status,
            @Nullable String errorCode,
            @Nullable String info,
            @Nullable String vendorId,
            @Nullable String vendorErrorCode,
            @Nullable Instant statusAt,
            @Nullable Instant receivedAt) {}
}
