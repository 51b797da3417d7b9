package org.bluehorizons.ingestion.places;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/places} and {@code /v1/regions}: where prices are between. Loads fill them. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER, AccountRole.PARTNER})
@Tag(name = "Rates")
class PlaceController {

    private static final String PLACES = "places";
    private static final String REGIONS = "regions";

    private final PlaceTable table;

    PlaceController(PlaceTable table) {
        this.table = table;
    }

    @GetMapping("/v1/places")
    @Operation(summary = "Places that prices are between, by code")
    Page<Place> places(
            @Parameter(description = "In this region, however deep.", example = "central-region")
                    @RequestParam(required = false)
                    @Nullable String region,
            @Parameter(description = "Part of the name, or the beginning of the code.")
                    @RequestParam(required = false)
                    @Nullable String q,
            @ParameterObject PageRequest page) {
        if (region != null && table.region(region).isEmpty()) {
            throw ProblemException.field("region", "the slug of a region; see /v1/regions");
        }
        var after = page.after(PLACES, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                table.places(region, q, after, page.rows()),
                page,
                place -> Cursor.of(PLACES, place.code()));
    }

    @GetMapping("/v1/places/{code}")
    @Operation(summary = "One place")
    Place place(@PathVariable String code) {
        return table.place(code)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "place_not_found",
                                "There is no place with this code; see /v1/places."));
    }

    @GetMapping("/v1/regions")
    @Operation(summary = "Regions of places, by slug")
    Page<Region> regions(
            @Parameter(description = "Directly in this region.", example = "singapore")
                    @RequestParam(required = false)
                    @Nullable String parent,
            @ParameterObject PageRequest page) {
        var after = page.after(REGIONS, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                table.regions(parent, after, page.rows()),
                page,
                region -> Cursor.of(REGIONS, region.slug()));
    }

    @GetMapping("/v1/regions/{slug}")
    @Operation(summary = "One region")
    Region region(@PathVariable String slug) {
        return table.region(slug)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "region_not_found",
                                "There is no region with this slug; see /v1/regions."));
    }
}
