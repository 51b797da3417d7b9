package org.bluehorizons.rental.support;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** A report as it is sent. */
record NewReport(
        @Nullable ReportKind kind,
        @Nullable UUID bookingId,
        @Schema(description = "Left out when bookingId is given.") @Nullable UUID vehicleId,
        @Schema(example = "Scratch on the left door") @Nullable String subject,
        @Nullable String text,
        @Schema(description = "The car must not be driven on.") @Nullable Boolean unsafe,
        @Schema(description = "Of POST /v1/me/photos, at most 10.") @Nullable List<UUID> photos) {

    static final int MOST_PHOTOS = 10;

    List<UUID> photosOrNone() {
        return photos == null ? List.of() : photos.stream().distinct().toList();
    }

    boolean isUnsafe() {
        return Boolean.TRUE.equals(unsafe);
    }

    String textOrNone() {
        return Objects.requireNonNullElse(text, "").strip();
    }

    String subjectOrNone() {
        return Objects.requireNonNullElse(subject, "").strip();
    }

    void check(Rules rules) {
        rules.check(kind != null, "kind", "one of damage, lost_property, ticket")
                .check(
                        subjectOrNone().matches("[^\\p{Cntrl}]{1,200}"),
                        "subject",
                        "1 to 200 characters, none of them a control character")
                .check(
                        textOrNone().length() <= 4000 && textOrNone().indexOf('\0') < 0,
                        "text",
                        "at most 4000 characters")
                .check(
                        photosOrNone().size() <= MOST_PHOTOS,
                        "photos",
                        "at most %d".formatted(MOST_PHOTOS))
                .check(!isUnsafe() || kind == ReportKind.DAMAGE, "unsafe", "only with kind damage");
    }
}
