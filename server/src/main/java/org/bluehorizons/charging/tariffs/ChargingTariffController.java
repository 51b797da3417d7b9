package org.bluehorizons.charging.tariffs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/tariffs}: what charging costs. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/tariffs")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging tariffs", description = "What charging costs")
class ChargingTariffController {

    private static final String LIST = "charging-tariffs";

    private final ChargingTariffs tariffs;
    private final TariffTable table;
    private final TariffQuotes quotes;

    ChargingTariffController(ChargingTariffs tariffs, TariffTable table, TariffQuotes quotes) {
        this.tariffs = tariffs;
        this.table = table;
        this.quotes = quotes;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Make a tariff")
    ResponseEntity<ChargingTariff> make(@RequestBody TariffDraft wanted, Actor actor) {
        var tariff = tariffs.make(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/charging/tariffs/" + tariff.id()))
                .eTag(ETags.of(tariff.version()))
                .body(tariff);
    }

    @PostMapping("/quote")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "What a session would cost, with its lines")
    TariffQuotes.Quote quote(@RequestBody TariffQuotes.Wanted wanted) {
        return quotes.quote(wanted);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Tariffs, newest first")
    Page<ChargingTariff> list(
            @Parameter(description = "Part of the name.") @RequestParam(required = false)
                    @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean internal,
            @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(q, internal, before, page.rows()),
                page,
                tariff -> Cursor.of(LIST, tariff.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One tariff")
    ResponseEntity<ChargingTariff> get(@PathVariable UUID id) {
        var tariff = table.find(id).orElseThrow(() -> TariffTable.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(tariff.version())).body(tariff);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a tariff's record",
            description =
                    "What is left out is empty. Prices stay as they are once it is in effect; its name, its end and where it holds may change. Sessions that have begun keep what held then.")
    ResponseEntity<ChargingTariff> replace(
            @PathVariable UUID id,
            @RequestBody TariffDraft wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var tariff = tariffs.replace(id, wanted, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(tariff.version())).body(tariff);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a tariff now; sessions that have begun keep it")
    void end(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        tariffs.end(id, ETags.required(ifMatch), actor);
    }
}
