package org.bluehorizons.rental.places;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a car that nobody drives stands.
 *
 * @param station null when it stands in the street
 * @param publicId what the car is called in open data until its next trip
 */
public record Place(@Nullable UUID station, @Nullable UUID bay, UUID publicId, Instant since) {}
