package org.bluehorizons.charging.diagnostics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.bluehorizons.accounts.OpenToAll;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/uploads/{token}}: where stations put logs; the token is their key. */
@RestController
@ConditionalOnRole(Role.API)
@Tag(name = "Charging logs")
class UploadController {

    private static final int LONGEST_NAME = 255;

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Some stations put the file's name behind the address that they are given. */
    @RequestMapping(
            path = {"/v1/charging/uploads/{token}", "/v1/charging/uploads/{token}/{fileName}"},
            method = {RequestMethod.PUT, RequestMethod.POST})
    @OpenToAll
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "For stations: upload a file, once",
            description = "The body is kept as it comes.")
    void take(
            @PathVariable String token,
            @PathVariable(required = false) @Nullable String fileName,
            HttpServletRequest request)
            throws IOException {
        uploads.demandSize(request.getContentLengthLong());
        uploads.receive(
                token,
                new Uploads.Label(cut(fileName), cut(request.getContentType())),
                request.getInputStream());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_NAME
                ? text
                : text.substring(0, LONGEST_NAME);
    }
}
