package org.bluehorizons.charging.transactions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.transactions.TransactionDetails.AfterEvent;
import org.bluehorizons.charging.transactions.TransactionDetails.AfterValue;
import org.bluehorizons.charging.transactions.TransactionDetails.Event;
import org.bluehorizons.charging.transactions.TransactionDetails.MeterValue;
import org.bluehorizons.charging.transactions.TransactionQueries.After;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/transactions}: who charged where, how much, for what. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/transactions")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging transactions", description = "Sessions of charging")
class TransactionController {

    private static final String LIST = "charging-transactions";
    private static final String VALUES = "charging-meter-values";
    private static final String EVENTS = "charging-transaction-events";
    private static final int LONGEST_WAIT = 30;

    private final TransactionQueries queries;
    private final TransactionDetails details;
    private final TransactionExport export;
    private final TransactionStop stop;

    TransactionController(
            TransactionQueries queries,
            TransactionDetails details,
            TransactionExport export,
            TransactionStop stop) {
        this.queries = queries;
        this.details = details;
        this.export = export;
        this.stop = stop;
    }

    @GetMapping
    @Operation(
            summary = "Transactions, the newest first",
            description = "With format=csv as a file of at most 100,000 rows, without pages.")
    Page<ChargingTransaction> list(
            @ParameterObject TransactionFilter filter, @ParameterObject PageRequest page) {
        var after =
                page.after(LIST, 2)
                        .map(cursor -> new After(cursor.instant(0), cursor.uuid(1)))
                        .orElse(null);
        return Page.of(
                queries.list(filter, after, page.rows()),
                page,
                found -> Cursor.of(LIST, found.startedAt(), found.id()));
    }

    @GetMapping(params = "format=csv", produces = "text/csv")
    @Operation(hidden = true)
    void csv(@ParameterObject TransactionFilter filter, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"charging-transactions.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(filter, response.getOutputStream());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One transaction, with what it costs and what is missing of it")
    ChargingTransaction get(@PathVariable UUID id) {
        return queries.get(id);
    }

    @GetMapping("/{id}/meter-values")
    @Operation(summary = "Every value that was sampled during a transaction, by time")
    Page<MeterValue> meterValues(@PathVariable UUID id, @ParameterObject PageRequest page) {
        var transaction = queries.get(id);
        var after =
                page.after(VALUES, 2)
                        .map(cursor -> new AfterValue(cursor.instant(0), cursor.text(1)))
                        .orElse(null);
        return Page.of(
                details.values(transaction, after, page.rows()),
                page,
                value -> Cursor.of(VALUES, value.at(), value.key()));
    }

    @GetMapping("/{id}/events")
    @Operation(summary = "The TransactionEvents of a transaction of OCPP 2.0.1 as they came")
    Page<Event> events(@PathVariable UUID id, @ParameterObject PageRequest page) {
        var transaction = queries.get(id);
        var after =
                page.after(EVENTS, 2)
                        .map(cursor -> new AfterEvent((int) cursor.number(0), cursor.instant(1)))
                        .orElse(null);
        return Page.of(
                details.events(transaction.id(), after, page.rows()),
                page,
                event -> Cursor.of(EVENTS, event.seqNo(), event.receivedAt()));
    }

    @PostMapping("/{id}/stop")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Ask the station to stop a transaction",
            description =
                    "200: the station has answered, or cannot be asked. 202: not yet. Accepted means that it is going to stop; the transaction ends when the station says so.")
    ResponseEntity<TransactionStop.Outcome> stop(
            @PathVariable UUID id,
            @Parameter(description = "Seconds to wait for the station's answer, 0 to 30.")
                    @RequestParam(defaultValue = "0")
                    int wait,
            Actor actor) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number from 0 to 30");
        }
        var outcome = stop.ask(queries.get(id), Duration.ofSeconds(wait), actor);
        return ResponseEntity.status(outcome.isOpen() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(outcome);
    }
}
