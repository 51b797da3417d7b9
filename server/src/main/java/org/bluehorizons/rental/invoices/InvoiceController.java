package org.bluehorizons.rental.invoices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.drivers.Drivers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/invoices}, {@code /v1/invoices}: what has been invoiced. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Invoices", description = "Invoices and credit notes, as JSON and PDF")
class InvoiceController {

    private static final String LIST = "invoices";

    private final Invoices invoices;
    private final InvoiceTable table;
    private final Drivers drivers;

    InvoiceController(Invoices invoices, InvoiceTable table, Drivers drivers) {
        this.invoices = invoices;
        this.table = table;
        this.drivers = drivers;
    }

    @GetMapping("/v1/me/invoices")
    @AllowedTo(AccountRole.DRIVER)
    @Operation(summary = "My invoices and credit notes, newest first")
    Page<Invoice> mine(@ParameterObject PageRequest page, Actor actor) {
        return list(drivers.of(actor).id(), null, page);
    }

    @GetMapping("/v1/invoices")
    @Operation(summary = "All invoices and credit notes, newest first")
    Page<Invoice> all(
            @RequestParam(required = false) @Nullable UUID driverId,
            @RequestParam(required = false) @Nullable UUID corporateId,
            @ParameterObject PageRequest page) {
        return list(driverId, corporateId, page);
    }

    @GetMapping(path = "/v1/invoices/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @AllowedTo({AccountRole.OPERATOR, AccountRole.DRIVER})
    @Operation(summary = "One invoice, to the driver whose it is and to staff")
    Invoice get(@PathVariable UUID id, Actor actor) {
        return visible(id, actor);
    }

    @GetMapping(path = "/v1/invoices/{id}", produces = MediaType.APPLICATION_PDF_VALUE)
    @AllowedTo({AccountRole.OPERATOR, AccountRole.DRIVER})
    @Operation(summary = "One invoice, to the driver whose it is and to staff")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Actor actor) {
        return pdf(visible(id, actor));
    }

    @GetMapping(path = "/v1/invoices/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @AllowedTo({AccountRole.OPERATOR, AccountRole.DRIVER})
    @Operation(summary = "One invoice as PDF, also to clients that cannot send Accept")
    ResponseEntity<byte[]> file(@PathVariable UUID id, Actor actor) {
        return pdf(visible(id, actor));
    }

    private Page<Invoice> list(@Nullable UUID driver, @Nullable UUID corporate, PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(driver, corporate, before, page.rows()),
                page,
                invoice -> Cursor.of(LIST, invoice.id()));
    }

    /** To others it does not exist. */
    private Invoice visible(UUID id, Actor actor) {
        var invoice = invoices.get(id);
        if (!actor.may(AccountRole.OPERATOR)
                && !drivers.of(actor).id().equals(invoice.driverId())) {
            throw Invoices.unknown(id);
        }
        return invoice;
    }

    private static ResponseEntity<byte[]> pdf(Invoice invoice) {
        var name = invoice.document().number() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(InvoicePdf.of(invoice.document()));
    }
}
