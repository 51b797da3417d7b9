package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An area where trips may, or may not, end outside stations. It is never changed, only ended and
 * followed by another, so that what held at an instant stays known.
 *
 * @param area GeoJSON Polygon or MultiPolygon (RFC 7946), longitude first
 * @param from in effect from this instant on
 * @param until not in effect from this instant on; null for good
 * @param replaces the zone that this one follows
 */
public record Zone(
        UUID id,
        @Schema(example = "SG") String market,
        @Schema(example = "Tampines") String name,
        ZoneKind kind,
        @Schema(type = "object", description = "GeoJSON Polygon or MultiPolygon (RFC 7946).")
                JsonNode area,
        Instant from,
        @Nullable Instant until,
        @Nullable UUID replaces,
        long version) {

    public boolean isInEffectAt(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    String subject() {
        return "zone:" + id;
    }
}
