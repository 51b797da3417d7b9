package org.bluehorizons.charging.tokens;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tokens a list shows; what is null does not matter. */
record IdTokenFilter(
        @Schema(description = "Part of the token, the account or the note; case is ignored.")
                @Nullable String q,
        @Nullable String status,
        @Nullable String type,
        @Nullable UUID groupId,
        @Nullable UUID vehicleId,
        @Nullable UUID driverId) {}
