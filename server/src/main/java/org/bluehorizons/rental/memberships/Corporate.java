package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A company that pays for the trips of its members, with one invoice a month. */
@Schema(name = "Corporate")
public record Corporate(
        UUID id,
        @Schema(example = "SG") String market,
        @Schema(example = "Acme Pte. Ltd.") String name,
        @Schema(example = "bills@acme.example") String billingEmail,
        @Schema(example = "1 Raffles Place, Singapore 048616") String address,
        UUID planId,
        boolean active,
        long version,
        Instant createdAt) {

    String subject() {
        return "corporate:" + id;
    }
}
