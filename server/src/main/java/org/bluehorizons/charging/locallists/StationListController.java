package org.bluehorizons.charging.locallists;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/stations/{stationId}/local-list}: what a station holds. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{stationId}/local-list")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging local lists")
class StationListController {

    private static final int LONGEST_WAIT = 30;

    private final LocalLists lists;

    StationListController(LocalLists lists) {
        this.lists = lists;
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Which version of the local list a station holds, and how it stands")
    StationList get(@PathVariable String stationId) {
        return lists.ofStation(stationId);
    }

    @PostMapping("/sync")
    @Operation(
            summary = "Bring a station the tokens of its lists",
            description =
                    "Only what has changed, unless nobody knows what it holds; in as many messages as it takes.")
    StationList sync(
            @PathVariable String stationId,
            @Parameter(description = "Whether to send everything again.")
                    @RequestParam(defaultValue = "false")
                    boolean full,
            @Parameter(description = "Seconds to wait for the end, 0 to 30.")
                    @RequestParam(defaultValue = "10")
                    int wait) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        return lists.send(stationId, full, Duration.ofSeconds(wait));
    }
}
