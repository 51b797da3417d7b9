package org.bluehorizons.accounts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lets a program in; without the secret, which only its maker ever saw. */
record ApiKey(
        UUID id,
        @Schema(example = "fleet dashboard") String name,
        @Schema(example = "[\"stakeholder\"]") Set<AccountRole> roles,
        @Schema(description = "Who made it.", example = "account:0199…") String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Schema(description = "To the minute.") @Nullable Instant lastUsedAt) {

    ApiKey {
        roles = Set.copyOf(roles);
    }

    String subject() {
        return "key:" + id;
    }
}
