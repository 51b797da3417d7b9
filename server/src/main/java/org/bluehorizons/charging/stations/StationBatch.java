package org.bluehorizons.charging.stations;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.stations.StationRegister.Registered;
import org.jspecify.annotations.Nullable;

/** Many stations at once. */
@Schema(name = "ChargingStationBatch")
record StationBatch(@Nullable List<NewStation> stations) {

    @Schema(name = "NewChargingStationWithPassword")
    record NewStation(
            @Schema(example = "SG-JUR-01") @Nullable String id,
            @Nullable String name,
            @Nullable UUID siteId,
            @Schema(example = "1.6") @Nullable String ocppVersion,
            @Schema(example = "1") @Nullable Integer securityProfile,
            @Nullable String bootPolicy,
            @Schema(
                            description =
                                    "16 to 40 printable characters; one is made when left out and the profile is 1 or 2.")
                    @Nullable String password,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String note,
            @Nullable List<ChargingStationDraft.Evse> evses) {

        private Item item() {
            return new Item(
                    new ChargingStationDraft(
                            id,
                            name,
                            siteId,
                            ocppVersion,
                            securityProfile,
                            bootPolicy,
                            latitude,
                            longitude,
                            note,
                            evses),
                    password);
        }
    }

    /** A station with the password it shall have; null: whether it needs one is seen then. */
    record Item(ChargingStationDraft draft, @Nullable String password) {}

    /**
     * What became of them.
     *
     * @param existing that were there before and stay as they are
     * @param stations those created; the password only when it was made here
     */
    @Schema(name = "ChargingStationBatchResult")
    record Result(int created, int existing, List<Registered> stations) {}

    List<Item> items() {
        return requireNonNullElse(stations, List.<NewStation>of()).stream()
                .map(NewStation::item)
                .toList();
    }
}
