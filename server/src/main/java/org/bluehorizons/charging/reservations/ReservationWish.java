package org.bluehorizons.charging.reservations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.charging.ocpp.v201.ReserveNow;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What shall be kept free for whom, as a caller wrote it. */
@Schema(name = "NewChargingReservation")
record ReservationWish(
        @Schema(example = "CP42") @Nullable String stationId,
        @Schema(example = "1", description = "Null: any EVSE of the station.")
                @Nullable Integer evseId,
        @Schema(example = "cCCS2", description = "OCPP 2.0.1 only.") @Nullable String connectorType,
        @Schema(example = "04A224B2C83180", description = "One that may charge.")
                @Nullable String token,
        @Schema(example = "ISO14443", description = "ISO14443 when left out.")
                @Nullable String tokenType,
        @Schema(description = "At most 7 days ahead.") @Nullable Instant expiresAt) {

    private static final Duration FARTHEST = Duration.ofDays(7);
    private static final int LONGEST_TAG = 20;
    private static final int LONGEST_TOKEN = 36;

    /** With every rule kept. */
    record Checked(
            String stationId,
            @Nullable Integer evseId,
            ReserveNow.@Nullable Connector connector,
            String token,
            IdTokenKind kind,
            Instant expiresAt) {

        String tokenType() {
            return OcppWord.of(kind);
        }
    }

    /**
     * @param station that the wish names
     * @param version that it speaks
     */
    Checked checked(String station, OcppVersion version, Instant now) {
        var kind =
                OcppWord.find(IdTokenKind.class, Objects.requireNonNullElse(tokenType, "ISO14443"))
                        .filter(found -> found != IdTokenKind.NO_AUTHORIZATION);
        var connector =
                connectorType == null
                        ? null
                        : OcppWord.find(ReserveNow.Connector.class, connectorType).orElse(null);
        var wanted = Objects.requireNonNullElse(token, "").strip();
        var until = Objects.requireNonNullElse(expiresAt, Instant.EPOCH);
        var longest = version == OcppVersion.V1_6 ? LONGEST_TAG : LONGEST_TOKEN;
        new Rules()
                .check(evseId == null || evseId > 0, "evseId", "1 or more, or null for any")
                .check(
                        connectorType == null || connector != null,
                        "connectorType",
                        "a connector type of OCPP 2.0.1, such as cCCS2")
                .check(
                        connectorType == null || version != OcppVersion.V1_6,
                        "connectorType",
                        "null: the station speaks OCPP 1.6, which cannot tell")
                .check(
                        !wanted.isEmpty() && wanted.length() <= longest,
                        "token",
                        "1 to %d characters".formatted(longest))
                .check(kind.isPresent(), "tokenType", "a token type, such as ISO14443")
                .check(
                        until.isAfter(now) && !until.isAfter(now.plus(FARTHEST)),
                        "expiresAt",
                        "a time within the next 7 days")
                .demand();
        return new Checked(station, evseId, connector, wanted, kind.orElseThrow(), until);
    }
}
