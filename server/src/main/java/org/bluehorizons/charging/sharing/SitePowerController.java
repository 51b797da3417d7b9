package org.bluehorizons.charging.sharing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/sites/{id}/power}. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Sharing of power", description = "A site's power among what charges there")
class SitePowerController {

    private final SitePowerReader reader;

    SitePowerController(SitePowerReader reader) {
        this.reader = reader;
    }

    @GetMapping("/v1/charging/sites/{siteId}/power")
    @Operation(summary = "How a site's power is shared now")
    SitePower get(@PathVariable UUID siteId) {
        return reader.find(siteId)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "site_not_found",
                                "There is no site " + siteId));
    }
}
