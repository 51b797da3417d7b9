package org.bluehorizons.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A person who may sign in. */
record Account(
        UUID id,
        @Schema(example = "mei@bluehorizons.example") String email,
        @Schema(example = "Tan Mei") String displayName,
        @Schema(example = "[\"operator\"]") Set<AccountRole> roles,
        @Schema(description = "Whether the person may sign in.") boolean active,
        @JsonIgnore long version,
        Instant createdAt) {

    Account {
        roles = Set.copyOf(roles);
    }

    Actor actor() {
        return Actor.account(id, roles);
    }

    String subject() {
        return "account:" + id;
    }
}
