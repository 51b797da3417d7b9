package org.bluehorizons.ingestion.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.ingestion.settlement.SettlementTables.Place;
import org.bluehorizons.ingestion.settlement.SettlementTables.RecordFilter;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/partner-tariffs} and {@code /v1/partner-charge-detail-records}, as loads have brought
 * them. Not for partners: they would see each other's.
 */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
@Tag(name = "Settlement", description = "What partners ask for charging and have delivered")
class SettlementController {

    private static final String TARIFFS = "partner-tariffs";
    private static final String RECORDS = "partner-charge-detail-records";
    private static final int RECORD_KEYS = 3;

    private final SettlementTables tables;

    SettlementController(SettlementTables tables) {
        this.tables = tables;
    }

    @GetMapping("/v1/partner-tariffs")
    @Operation(summary = "What partners ask for charging, by partner and id")
    Page<PartnerTariff> tariffs(
            @Parameter(example = "SG-ABC") @RequestParam(required = false) @Nullable String partner,
            @Parameter(description = "Those that hold at this time.")
                    @RequestParam(required = false)
                    @Nullable Instant at,
            @ParameterObject PageRequest page) {
        var after = page.after(TARIFFS, 2).orElse(null);
        return Page.of(
                tables.tariffs(
                        partner,
                        at,
                        after == null ? null : after.text(0),
                        after == null ? null : after.text(1),
                        page.rows()),
                page,
                tariff -> Cursor.of(TARIFFS, tariff.partner(), tariff.tariffId()));
    }

    @GetMapping("/v1/partner-charge-detail-records")
    @Operation(
            summary = "Sessions at partners' chargers, those that ended last first",
            description =
                    "Records never change. A credit takes another back; what both say together counts.")
    Page<ChargeDetailRecord> records(
            @Parameter(example = "SG-ABC") @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String evseId,
            @Parameter(description = "That ended then or later.") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "That ended before.") @RequestParam(required = false)
                    @Nullable Instant to,
            @ParameterObject PageRequest page) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.field("to", "after \"from\"");
        }
        var after =
                page.after(RECORDS, RECORD_KEYS)
                        .map(cursor -> new Place(cursor.instant(0), cursor.text(1), cursor.text(2)))
                        .orElse(null);
        return Page.of(
                tables.records(
                        new RecordFilter(partner, token, evseId, from, to), after, page.rows()),
                page,
                found -> Cursor.of(RECORDS, found.endedAt(), found.partner(), found.cdrId()));
    }
}
