package org.bluehorizons.rental.drivers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What a driver pays with, as its holder may see it: without the provider's token. */
record PaymentMethod(
        UUID id,
        @Schema(example = "simulated") String provider,
        @Schema(example = "Visa ending in 4242") String label,
        @JsonProperty("default") boolean isDefault,
        Instant createdAt) {}
