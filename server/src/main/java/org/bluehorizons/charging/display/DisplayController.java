package org.bluehorizons.charging.display;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.configuration.Reports;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/charging/stations/{id}/display-messages} and {@code customer-information}: what
 * stations show and know. Asked for and changed by commands, see {@code stations/{id}/commands}.
 */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{id}")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging displays", description = "What stations show and know")
class DisplayController {

    private static final String LIST = "charging-display-messages";

    private final StationDesk desk;
    private final DisplayMessages messages;
    private final CustomerKnowledge knowledge;
    private final Reports reports;

    @Schema(name = "StationCustomerInformation")
    record Information(
            @Schema(description = "The parts that came, joined.") String data,
            int parts,
            Instant requestedAt,
            @Schema(description = "Null until all parts have come.") @Nullable Instant completedAt,
            @Schema(description = "The station's word when it will not tell.")
                    @Nullable String refused) {}

    DisplayController(
            StationDesk desk,
            DisplayMessages messages,
            CustomerKnowledge knowledge,
            Reports reports) {
        this.desk = desk;
        this.messages = messages;
        this.knowledge = knowledge;
        this.reports = reports;
    }

    @GetMapping("/display-messages")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(
            summary = "What a station shows",
            description =
                    "Changed by SetDisplayMessage and ClearDisplayMessage, asked anew by GetDisplayMessages.")
    Page<DisplayMessages.View> shown(@PathVariable String id, @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var after = page.after(LIST, 1).map(cursor -> (int) cursor.number(0)).orElse(null);
        return Page.of(
                messages.list(id, after, page.rows()),
                page,
                message -> Cursor.of(LIST, message.id()));
    }

    @GetMapping("/customer-information/{requestId}")
    @Operation(
            summary = "What a station told of a customer",
            description = "Asked by CustomerInformation; kept for 30 days.")
    Information known(@PathVariable String id, @PathVariable int requestId) {
        var standing =
                reports.find(Reports.Kind.CUSTOMER, id, requestId)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND,
                                        "report_not_found",
                                        "Station %s was not asked under number %d"
                                                .formatted(id, requestId)));
        return new Information(
                knowledge.joined(id, requestId),
                standing.parts(),
                standing.requestedAt(),
                standing.completedAt(),
                standing.refused());
    }
}
