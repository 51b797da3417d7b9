package org.bluehorizons.charging.tokens;

import java.time.Instant;
import org.bluehorizons.charging.ocpp.v16.IdTagInfo;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.IdTokenInfo;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.jspecify.annotations.Nullable;

/**
 * What came of a token's use.
 *
 * @param expiresAt of the token
 * @param groupToken tokens of this group may stop what this one started
 * @param language for the station's display, RFC 5646
 * @param internal a car of our own fleet
 */
public record Authorization(
        AuthorizationState state,
        @Nullable Instant expiresAt,
        @Nullable String groupToken,
        @Nullable String language,
        boolean internal) {

    private static final int LONGEST_TAG = 20;

    Authorization as(AuthorizationState other) {
        return new Authorization(other, expiresAt, groupToken, language, internal);
    }

    /** As 1.6 says it; a group's token that is too long for 1.6 is left out. */
    public IdTagInfo tagInfo() {
        return new IdTagInfo(
                expiresAt,
                groupToken == null || groupToken.length() > LONGEST_TAG ? null : groupToken,
                switch (state) {
                    case ACCEPTED ->
                            org.bluehorizons.charging.ocpp.v16.AuthorizationStatus.ACCEPTED;
                    case BLOCKED -> org.bluehorizons.charging.ocpp.v16.AuthorizationStatus.BLOCKED;
                    case EXPIRED -> org.bluehorizons.charging.ocpp.v16.AuthorizationStatus.EXPIRED;
                    case INVALID -> org.bluehorizons.charging.ocpp.v16.AuthorizationStatus.INVALID;
                    case CONCURRENT_TX ->
                            org.bluehorizons.charging.ocpp.v16.AuthorizationStatus.CONCURRENT_TX;
                });
    }

    /** As 2.0.1 says it; tokens of groups are {@code Central}, since we made them. */
    public IdTokenInfo tokenInfo() {
        return new IdTokenInfo(
                switch (state) {
                    case ACCEPTED ->
                            org.bluehorizons.charging.ocpp.v201.AuthorizationStatus.ACCEPTED;
                    case BLOCKED -> org.bluehorizons.charging.ocpp.v201.AuthorizationStatus.BLOCKED;
                    case EXPIRED -> org.bluehorizons.charging.ocpp.v201.AuthorizationStatus.EXPIRED;
                    case INVALID -> org.bluehorizons.charging.ocpp.v201.AuthorizationStatus.INVALID;
                    case CONCURRENT_TX ->
                            org.bluehorizons.charging.ocpp.v201.AuthorizationStatus.CONCURRENT_TX;
                },
                expiresAt,
                null,
                language,
                null,
                groupToken == null ? null : new IdToken(null, groupToken, IdTokenKind.CENTRAL),
                null,
                null);
    }
}
