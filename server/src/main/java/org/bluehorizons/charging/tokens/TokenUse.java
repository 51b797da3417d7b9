package org.bluehorizons.charging.tokens;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of a token.
 *
 * @param token compared without regard to case
 * @param type as OCPP 2.0.1's IdTokenEnumType writes it; id tags of 1.6 are {@code ISO14443}
 * @param evseId null when it is not known yet
 * @param at when it was used; a token that expires later is good
 * @param transaction the one it is for, which is not counted as concurrent
 */
public record TokenUse(
        String token,
        String type,
        String stationId,
        @Nullable Integer evseId,
        Instant at,
        @Nullable UUID transaction) {}
