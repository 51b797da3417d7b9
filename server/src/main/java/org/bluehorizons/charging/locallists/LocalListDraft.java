package org.bluehorizons.charging.locallists;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a list is to say, as a caller wrote it; what is left out is empty. */
@Schema(name = "NewChargingLocalList")
record LocalListDraft(
        @Schema(example = "Depot staff") @Nullable String name,
        @Schema(description = "At most 10,000.") @Nullable List<UUID> tokenIds,
        @Schema(description = "All stations of these sites.") @Nullable List<UUID> siteIds,
        @Nullable List<String> stationIds) {

    private static final int MOST = 10_000;

    /** With every rule kept. */
    record Checked(String name, List<UUID> tokenIds, List<UUID> siteIds, List<String> stationIds) {}

    Checked checked() {
        var wanted =
                new Checked(
                        Objects.requireNonNullElse(name, "").strip(),
                        distinct(tokenIds),
                        distinct(siteIds),
                        distinct(stationIds));
        new Rules()
                .check(
                        !wanted.name().isEmpty() && wanted.name().length() <= 128,
                        "name",
                        "1 to 128 characters")
                .check(wanted.tokenIds().size() <= MOST, "tokenIds", "at most 10000")
                .check(wanted.siteIds().size() <= MOST, "siteIds", "at most 10000")
                .check(wanted.stationIds().size() <= MOST, "stationIds", "at most 10000")
                .demand();
        return wanted;
    }

    private static <T> List<T> distinct(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).distinct().toList();
    }
}
