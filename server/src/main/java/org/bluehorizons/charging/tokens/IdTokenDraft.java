package org.bluehorizons.charging.tokens;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a token's record is to say, as a caller wrote it; what is left out is empty. */
@Schema(name = "NewChargingToken")
record IdTokenDraft(
        @Schema(example = "04A224B2C83180", description = "1 to 36 characters; case is ignored.")
                @Nullable String token,
        @Schema(
                        example = "ISO14443",
                        description =
                                "Central, eMAID, ISO14443 (also id tags of OCPP 1.6), ISO15693, KeyCode, Local or MacAddress; ISO14443 when left out.")
                @Nullable String type,
        @Schema(example = "active", description = "active or blocked; active when left out.")
                @Nullable String status,
        @Nullable Instant expiresAt,
        @Schema(description = "Tokens of a group may stop each other's charging.")
                @Nullable UUID groupId,
        @Schema(description = "Who pays, in the words of whoever bills.") @Nullable String account,
        @Nullable UUID driverId,
        @Nullable UUID vehicleId,
        @Schema(description = "A car of our own fleet: its charging is not billed.")
                @Nullable Boolean internal,
        @Schema(example = "en", description = "For the station's display, RFC 5646.")
                @Nullable String language,
        @Schema(example = "1", description = "Transactions open at a time; 1 when left out.")
                @Nullable Integer mostConcurrent,
        @Nullable String note) {

    private static final String TYPES =
            "Central, eMAID, ISO14443, ISO15693, KeyCode, Local or MacAddress";

    /**
     * With what was left out filled in.
     *
     * @param rules takes what is broken
     * @param prefix of the fields' names, such as {@code tokens[3].}
     */
    IdTokenDraft checked(Rules rules, String prefix) {
        var kind =
                OcppWord.find(IdTokenKind.class, Objects.requireNonNullElse(type, "ISO14443"))
                        .filter(found -> found != IdTokenKind.NO_AUTHORIZATION);
        var draft =
                new IdTokenDraft(
                        token == null ? "" : token.strip(),
                        kind.map(OcppWord::of).orElse(""),
                        Objects.requireNonNullElse(status, "active"),
                        expiresAt,
                        groupId,
                        text(account),
                        driverId,
                        vehicleId,
                        Objects.requireNonNullElse(internal, false),
                        text(language),
                        Objects.requireNonNullElse(mostConcurrent, 1),
                        text(note));
        draft.check(rules, prefix);
        return draft;
    }

    private void check(Rules rules, String prefix) {
        rules.check(
                        isText(token, 1, 36),
                        prefix + "token",
                        "1 to 36 characters without control characters")
                .check(!"".equals(type), prefix + "type", TYPES)
                .check(
                        "active".equals(status) || "blocked".equals(status),
                        prefix + "status",
                        "active or blocked")
                .check(
                        account == null || isText(account, 1, 128),
                        prefix + "account",
                        "at most 128 characters")
                .check(
                        language == null
                                || (language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,5})?")
                                        && language.length() <= 8),
                        prefix + "language",
                        "a language after RFC 5646 of at most 8 characters, such as en")
                .check(
                        mostConcurrent != null && mostConcurrent >= 1 && mostConcurrent <= 1_000,
                        prefix + "mostConcurrent",
                        "a whole number from 1 to 1000")
                .check(
                        note == null || note.length() <= 1_024,
                        prefix + "note",
                        "at most 1024 characters");
    }

    private static boolean isText(@Nullable String text, int shortest, int longest) {
        return text != null
                && text.length() >= shortest
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
