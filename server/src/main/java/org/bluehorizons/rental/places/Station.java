package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of ours where trips begin and end.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param radiusMetres a car within it stands in the station
 * @param opensAt local time; null when always open
 * @param closesAt local time, before {@code opensAt} when it closes after midnight; null when
 *     always open
 * @param plugRequired whether a trip ends here only with the car plugged in
 * @param bays those in use, by code
 */
public record Station(
        UUID id,
        @Schema(example = "SG") String market,
        @Schema(example = "SG-0001") String code,
        @Schema(example = "Tampines Hub") String name,
        @Schema(example = "1 Tampines Walk") String address,
        @Schema(example = "1.3536") double latitude,
        @Schema(example = "103.9402") double longitude,
        @Schema(example = "60") int radiusMetres,
        @Schema(type = "string", example = "Asia/Singapore") ZoneId timeZone,
        @Schema(type = "string", example = "06:00:00") @Nullable LocalTime opensAt,
        @Schema(type = "string", example = "23:00:00") @Nullable LocalTime closesAt,
        boolean plugRequired,
        List<Bay> bays,
        long version) {

    public Station {
        bays = List.copyOf(bays);
    }

    /** Whether trips may begin and end here then. */
    public boolean isOpenAt(Instant at) {
        if (opensAt == null || closesAt == null) {
            return true;
        }
        var time = at.atZone(timeZone).toLocalTime();
        var afterOpening = !time.isBefore(opensAt);
        var beforeClosing = time.isBefore(closesAt);
        return opensAt.isBefore(closesAt)
                ? afterOpening && beforeClosing
                : afterOpening || beforeClosing;
    }

    Station with(List<Bay> its) {
        return new Station(
                id,
                market,
                code,
                name,
                address,
                latitude,
                longitude,
                radiusMetres,
                timeZone,
                opensAt,
                closesAt,
                plugRequired,
                its,
                version);
    }

    double metresTo(double otherLatitude, double otherLongitude) {
        return GreatCircle.metres(latitude, longitude, otherLatitude, otherLongitude);
    }

    String subject() {
        return "station:" + id;
    }
}
