package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Market;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wrote of a station. In a change, what is null stays as it is.
 *
 * @param bays all of them: those left out are retired
 */
@Schema(name = "NewStation")
record StationDraft(
        @Schema(example = "SG", description = "A market's code; for good.") @Nullable String market,
        @Schema(example = "SG-0001") @Nullable String code,
        @Schema(example = "Tampines Hub") @Nullable String name,
        @Schema(example = "1 Tampines Walk") @Nullable String address,
        @Schema(example = "1.3536", description = "Degrees, WGS 84.") @Nullable Double latitude,
        @Schema(example = "103.9402", description = "Degrees, WGS 84.") @Nullable Double longitude,
        @Schema(
                        example = "60",
                        description = "A car within it stands in the station; 60 when left out.")
                @Nullable Integer radiusMetres,
        @Schema(example = "Asia/Singapore", description = "The market's when left out.")
                @Nullable String timeZone,
        @Schema(
                        type = "string",
                        example = "06:00",
                        description =
                                "Local time. Without both, or when both are the same, it is always open.")
                @Nullable LocalTime opensAt,
        @Schema(type = "string", example = "23:00") @Nullable LocalTime closesAt,
        @Schema(description = "Whether a trip ends here only with the car plugged in.")
                @Nullable Boolean plugRequired,
        @Schema(description = "All bays; those left out are retired.")
                @Nullable List<BayDraft> bays) {

    static final int MOST_BAYS = 500;
    private static final int USUAL_RADIUS_METRES = 60;

    /** One bay as a caller wrote it. */
    @Schema(name = "NewBay")
    record BayDraft(
            @Schema(example = "A1", description = "Unique in the station.") @Nullable String code,
            @Schema(example = "SG-0001-A1", description = "The charge point's identity.")
                    @Nullable String chargePoint) {}

    /** One bay with every rule kept. */
    record CheckedBay(String code, @Nullable String chargePoint) {}

    /** What a station is to say, with every rule kept. */
    record Checked(
            String code,
            String name,
            String address,
            double latitude,
            double longitude,
            int radiusMetres,
            ZoneId timeZone,
            @Nullable LocalTime opensAt,
            @Nullable LocalTime closesAt,
            boolean plugRequired,
            List<CheckedBay> bays) {}

    /** This change of a station: what is said here, and what it was otherwise. */
    StationDraft on(Station before) {
        return new StationDraft(
                Objects.requireNonNullElse(market, before.market()),
                Objects.requireNonNullElse(code, before.code()),
                Objects.requireNonNullElse(name, before.name()),
                Objects.requireNonNullElse(address, before.address()),
                Objects.requireNonNullElse(latitude, before.latitude()),
                Objects.requireNonNullElse(longitude, before.longitude()),
                Objects.requireNonNullElse(radiusMetres, before.radiusMetres()),
                Objects.requireNonNullElse(timeZone, before.timeZone().getId()),
                opensAt == null ? before.opensAt() : opensAt,
                closesAt == null ? before.closesAt() : closesAt,
                Objects.requireNonNullElse(plugRequired, before.plugRequired()),
                bays == null
                        ? before.bays().stream()
                                .map(bay -> new BayDraft(bay.code(), bay.chargePoint()))
                                .toList()
                        : bays);
    }

    Checked checked(Market market) {
        var rules = new Rules();
        var zone = zone(market, rules);
        var radius = Objects.requireNonNullElse(radiusMetres, USUAL_RADIUS_METRES);
        rules.check(
                        code != null && code.matches("[A-Z0-9-]{1,20}"),
                        "code",
                        "1 to 20 capital letters, digits or hyphens")
                .check(isText(name, 1, 100), "name", "1 to 100 characters")
                .check(
                        address == null || isText(address, 0, 200),
                        "address",
                        "at most 200 characters")
                .check(latitude != null && Math.abs(latitude) <= 90, "latitude", "a number -90..90")
                .check(
                        longitude != null && Math.abs(longitude) <= 180,
                        "longitude",
                        "a number -180..180")
                .check(radius >= 10 && radius <= 1_000, "radiusMetres", "a whole number 10..1000")
                .check(
                        (opensAt == null) == (closesAt == null),
                        "closesAt",
                        "opensAt and closesAt, or neither");
        var givenBays = Objects.requireNonNullElse(bays, List.<BayDraft>of());
        check(givenBays, rules);
        rules.demand();
        var alwaysOpen = Objects.equals(opensAt, closesAt);
        return new Checked(
                Objects.requireNonNull(code),
                Objects.requireNonNull(name).strip(),
                Objects.requireNonNullElse(address, "").strip(),
                Objects.requireNonNull(latitude),
                Objects.requireNonNull(longitude),
                radius,
                zone,
                alwaysOpen ? null : opensAt,
                alwaysOpen ? null : closesAt,
                Objects.requireNonNullElse(plugRequired, false),
                givenBays.stream()
                        .map(bay ->
                                new CheckedBay(
                                        Objects.requireNonNull(bay.code()), bay.chargePoint()))
                        .toList());
    }

    private ZoneId zone(Market market, Rules rules) {
        if (timeZone == null) {
            return market.timeZone();
        }
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            rules.check(false, "timeZone", "a time zone such as Asia/Singapore");
            return market.timeZone();
        }
    }

    private static void check(List<BayDraft> bays, Rules rules) {
        rules.check(bays.size() <= MOST_BAYS, "bays", "at most %d".formatted(MOST_BAYS));
        var codes = new HashSet<String>();
        for (var index = 0; index < Math.min(bays.size(), MOST_BAYS); index++) {
            var bay = bays.get(index);
            rules.check(
                            isText(bay.code(), 1, 20) && codes.add(bay.code()),
                            "bays[%d].code".formatted(index),
                            "1 to 20 characters, no two bays with the same")
                    .check(
                            bay.chargePoint() == null || isText(bay.chargePoint(), 1, 48),
                            "bays[%d].chargePoint".formatted(index),
                            "1 to 48 characters");
        }
    }

    private static boolean isText(@Nullable String text, int least, int most) {
        return text != null
                && text.strip().length() >= least
                && text.length() <= most
                && text.chars().noneMatch(Character::isISOControl);
    }
}
