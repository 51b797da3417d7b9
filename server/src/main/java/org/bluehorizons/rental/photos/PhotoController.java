package org.bluehorizons.rental.photos;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.rental.drivers.Drivers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/photos} and {@code /v1/photos}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1")
@Tag(name = "Photos", description = "Of licences, damage and the end of trips")
class PhotoController {

    private static final Set<String> PURPOSES = Set.of("licence", "damage", "trip_end", "support");
    private static final String PREVIEW = "preview";
    private static final Set<String> SIZES = Set.of(PREVIEW, "full");

    private final Photos photos;
    private final Drivers drivers;

    PhotoController(Photos photos, Drivers drivers) {
        this.photos = photos;
        this.drivers = drivers;
    }

    @PostMapping(
            path = "/me/photos",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Idempotent(required = true)
    @AllowedTo(AccountRole.DRIVER)
    @Operation(
            summary = "Send a photo",
            description =
                    "JPEG or PNG of at most 8 MiB and 40 megapixels. A task makes a JPEG of at most 1600 pixels of it, without metadata, within seconds; what was sent is not kept. It may be referred to at once.")
    ResponseEntity<Photo> send(
            @RequestParam
                    @Schema(
                            allowableValues = {"licence", "damage", "trip_end", "support"},
                            example = "licence")
                    String purpose,
            InputStream body,
            Actor actor)
            throws IOException {
        new Rules()
                .check(
                        PURPOSES.contains(purpose),
                        "purpose",
                        "one of licence, damage, trip_end, support")
                .demand();
        var driver = drivers.of(actor);
        var sent = body.readAllBytes();
        demandPicture(sent);
        var photo = photos.add(driver.id(), actor.name(), purpose, sent);
        return ResponseEntity.created(URI.create("/v1/photos/" + photo.id())).body(photo);
    }

    @GetMapping("/me/photos")
    @AllowedTo(AccountRole.DRIVER)
    @Operation(summary = "The photos that I sent, oldest first")
    List<Photo> mine(Actor actor) {
        return photos.of(drivers.of(actor).id());
    }

    @GetMapping("/drivers/{id}/photos")
    @AllowedTo(AccountRole.OPERATOR)
    @Operation(summary = "The photos that a driver sent, oldest first")
    List<Photo> ofDriver(@PathVariable UUID id) {
        return photos.of(drivers.get(id).id());
    }

    @GetMapping(path = "/photos/{id}", produces = MediaType.IMAGE_JPEG_VALUE)
    @AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR})
    @Operation(
            summary = "A photo, to its owner and to operators",
            description =
                    "409 photo_processing with Retry-After until it is ready, 409 photo_rejected when it never will be.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<byte[]> get(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "full")
                    @Schema(
                            allowableValues = {"full", "preview"},
                            description = "A preview has at most 320 pixels.")
                    String size,
            Actor actor) {
        new Rules().check(SIZES.contains(size), "size", "one of full, preview").demand();
        var found = photos.find(id, size.equals(PREVIEW)).orElseThrow(() -> unknown(id));
        if (!actor.may(AccountRole.OPERATOR) && !drivers.of(actor).id().equals(found.driver())) {
            // As if it were not there: whether somebody else has sent a photo is nobody's business.
            throw unknown(id);
        }
        var jpeg = found.jpeg();
        if (jpeg == null) {
            throw notShown(found);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(jpeg);
    }

    /** Only its beginning is looked at, so that whoever sent something else hears it at once. */
    private static void demandPicture(byte[] sent) {
        try {
            OpenedPicture.of(sent).close();
        } catch (BrokenPicture broken) {
            throw ProblemException.field("body", String.valueOf(broken.getMessage()));
        }
    }

    private static ProblemException notShown(Photos.Content photo) {
        return photo.state().equals("rejected")
                ? ProblemException.of(
                        HttpStatus.CONFLICT,
                        "photo_rejected",
                        "The photo is not shown: " + photo.reason())
                : ProblemException.of(
                                HttpStatus.CONFLICT,
                                "photo_processing",
                                "The photo is not ready yet; ask again shortly.")
                        .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "photo_not_found", "There is no photo " + id);
    }
}
