package org.bluehorizons.rental.support;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a driver told.
 *
 * @param driverId null when nobody's
 * @param unsafe the car must not be driven on
 */
record Report(
        UUID id,
        ReportKind kind,
        @Nullable UUID driverId,
        @Nullable UUID bookingId,
        @Nullable UUID vehicleId,
        @Schema(example = "Scratch on the left door") String subject,
        String text,
        boolean unsafe,
        List<UUID> photos,
        @Schema(allowableValues = {"open", "answered", "closed"}) String state,
        long version,
        Instant createdAt,
        @Nullable Instant closedAt) {

    Report {
        photos = List.copyOf(photos);
    }

    /** A part of the talk about a report. */
    record Said(boolean fromStaff, String text, Instant at) {}

    /** A report and the talk about it, oldest first. */
    record Talk(Report report, List<Said> messages) {

        Talk {
            messages = List.copyOf(messages);
        }
    }
}
