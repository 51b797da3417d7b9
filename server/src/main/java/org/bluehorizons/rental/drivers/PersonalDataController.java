package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me}: taking one's data along, and leaving. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Me")
class PersonalDataController {

    private final Drivers drivers;
    private final PersonalData data;
    private final Closing closing;

    PersonalDataController(Drivers drivers, PersonalData data, Closing closing) {
        this.drivers = drivers;
        this.data = data;
        this.closing = closing;
    }

    @GetMapping("/export")
    @Operation(
            summary = "All that you keep about me",
            description =
                    "One JSON: a list for each kind of record; photos in base64, once they are ready.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    void export(Actor actor, HttpServletResponse response) throws IOException {
        var driver = drivers.of(actor);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"blue-horizons.json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        data.write(driver, response.getOutputStream());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Close my account and remove my data",
            description =
                    "At once and for good. Invoices are kept. Refused while a booking is open, a payment is not settled, or in debt.")
    void close(Actor actor) {
        closing.close(actor);
    }
}
