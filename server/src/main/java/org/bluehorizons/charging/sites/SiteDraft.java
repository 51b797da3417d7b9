package org.bluehorizons.charging.sites;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a caller wrote of a site. In a change, what is null stays as it is. */
@Schema(name = "NewChargingSite")
record SiteDraft(
        @Schema(example = "Depot Jurong") @Nullable String name,
        @Schema(example = "2 Boon Lay Way") @Nullable String address,
        @Schema(example = "609955") @Nullable String postalCode,
        @Schema(example = "Singapore") @Nullable String city,
        @Schema(example = "SG", description = "ISO 3166-1 alpha-2; SG when left out.")
                @Nullable String country,
        @Schema(example = "Asia/Singapore", description = "Asia/Singapore when left out.")
                @Nullable String timeZone,
        @Schema(example = "1.3331", description = "Degrees, WGS 84.") @Nullable Double latitude,
        @Schema(example = "103.7422", description = "Degrees, WGS 84.") @Nullable Double longitude,
        @Schema(
                        example = "180000",
                        description =
                                "What its charging may draw together; left out in a new site: no limit; 0 takes the limit away.")
                @Nullable Integer maxPowerWatts) {

    SiteDraft on(Site before) {
        return new SiteDraft(
                name == null ? before.name() : name,
                address == null ? before.address() : address,
                postalCode == null ? before.postalCode() : postalCode,
                city == null ? before.city() : city,
                country == null ? before.country() : country,
                timeZone == null ? before.timeZone() : timeZone,
                latitude == null ? before.latitude() : latitude,
                longitude == null ? before.longitude() : longitude,
                maxPowerWatts == null ? before.maxPowerWatts() : maxPowerWatts);
    }

    /** With every rule kept, and what is usual where nothing was said. */
    SiteDraft checked() {
        var wanted =
                new SiteDraft(
                        name == null ? null : name.strip(),
                        address,
                        postalCode,
                        city,
                        requireNonNullElse(country, "SG"),
                        requireNonNullElse(timeZone, "Asia/Singapore"),
                        latitude,
                        longitude,
                        maxPowerWatts != null && maxPowerWatts == 0 ? null : maxPowerWatts);
        wanted.check();
        return wanted;
    }

    private void check() {
        new Rules()
                .check(
                        name != null && !name.isEmpty() && isText(name, 128),
                        "name",
                        "1 to 128 characters")
                .check(isText(address, 256), "address", "at most 256 characters")
                .check(isText(postalCode, 16), "postalCode", "at most 16 characters")
                .check(isText(city, 64), "city", "at most 64 characters")
                .check(
                        country != null && country.matches("[A-Z]{2}"),
                        "country",
                        "a country, ISO 3166-1 alpha-2, such as SG")
                .check(
                        timeZone != null && ZoneId.getAvailableZoneIds().contains(timeZone),
                        "timeZone",
                        "a time zone such as Asia/Singapore")
                .check(isWithin(latitude, 90), "latitude", "a number -90..90")
                .check(isWithin(longitude, 180), "longitude", "a number -180..180")
                .check(
                        (latitude == null) == (longitude == null),
                        "longitude",
                        "latitude and longitude, or neither")
                .check(
                        maxPowerWatts == null || maxPowerWatts > 0,
                        "maxPowerWatts",
                        "a whole number above 0, or 0 for no limit")
                .demand();
    }

    private static boolean isText(@Nullable String text, int most) {
        return text == null
                || (text.length() <= most && text.chars().noneMatch(Character::isISOControl));
    }

    private static boolean isWithin(@Nullable Double number, int bound) {
        return number == null || Math.abs(number) <= bound;
    }
}
