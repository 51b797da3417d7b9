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

    private final Photos photos;
    private final Drivers drivers;
    private final Darkroom darkroom;

    PhotoController(Photos photos, Drivers drivers, Darkroom darkroom) {
        this.photos = photos;
        this.drivers = drivers;
        this.darkroom = darkroom;
    }

    @PostMapping(
            path = "/me/photos",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Idempotent(required = true)
    @AllowedTo(AccountRole.DRIVER)
    @Operation(
            summary = "Send a photo",
            description =
                    "JPEG or PNG of at most 8 MiB and 40 megapixels. Kept as a JPEG of at most 1600 pixels, without metadata.")
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
        var picture = darkroom.develop(body.readAllBytes());
        var photo = photos.add(driver.id(), actor.name(), purpose, picture);
        return ResponseEntity.created(URI.create("/v1/photos/" + photo.id())).body(photo);
    }

    @GetMapping(path = "/photos/{id}", produces = MediaType.IMAGE_JPEG_VALUE)
    @AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR})
    @Operation(
            summary = "A photo, to its owner and to operators",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<byte[]> get(@PathVariable UUID id, Actor actor) {
        var found = photos.find(id).orElseThrow(() -> unknown(id));
        if (!actor.may(AccountRole.OPERATOR) && !drivers.of(actor).id().equals(found.driver())) {
            // As if it were not there: whether somebody else has sent a photo is nobody's business.
            throw unknown(id);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(found.jpeg());
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "photo_not_found", "There is no photo " + id);
    }
}
