package org.bluehorizons.charging.tokens;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * Tokens that may stop each other's charging.
 *
 * @param token what OCPP calls groupIdToken and parentIdTag
 * @param master its tokens may stop everybody's charging
 */
@Schema(name = "ChargingTokenGroup")
record TokenGroup(
        UUID id,
        @Schema(example = "Depot staff") String name,
        @Schema(example = "DEPOT") String token,
        boolean master,
        Instant createdAt,
        @JsonIgnore long version) {

    String subject() {
        return "charging-token-group:" + id;
    }
}
