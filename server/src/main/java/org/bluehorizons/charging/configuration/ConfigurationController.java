package org.bluehorizons.charging.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GetBaseReport.ReportBase;
import org.bluehorizons.charging.operations.CommandView;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/.../configuration}: stations' settings, known, read and changed. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging configuration", description = "Stations' settings")
class ConfigurationController {

    private static final String WAIT = "Seconds to wait for the station's answer, 0 to 30.";

    private final StationDesk desk;
    private final ConfigurationDesk configuration;
    private final Passwords passwords;
    private final VariableList list;
    private final Reports reports;

    @Schema(name = "StationConfigurationReading")
    record Reading(
            @Schema(description = "Everything when left out.") @Nullable List<String> names,
            @Schema(
                            example = "FullInventory",
                            description =
                                    "OCPP 2.0.1 alone, without names: FullInventory (when left out), ConfigurationInventory or SummaryInventory.")
                    @Nullable String report) {}

    /** What a station said to one setting. */
    @Schema(name = "StationSettingResult")
    record Result(
            String name,
            @Schema(
                            example = "RebootRequired",
                            description =
                                    "The station's word: Accepted, Rejected, RebootRequired, NotSupported, UnknownComponent, UnknownVariable; null while it has not answered.")
                    @Nullable String status,
            UUID commandId,
            @Schema(description = "Of the command that carried it.") String commandState) {}

    @Schema(name = "StationSettingResults")
    record Results(List<Result> items) {}

    ConfigurationController(
            StationDesk desk,
            ConfigurationDesk configuration,
            Passwords passwords,
            VariableList list,
            Reports reports) {
        this.desk = desk;
        this.configuration = configuration;
        this.passwords = passwords;
        this.list = list;
        this.reports = reports;
    }

    @GetMapping("/stations/{id}/configuration")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "What is known of a station's settings, with when it was told")
    Page<VariableList.Known> known(
            @PathVariable String id,
            @Parameter(description = "Part of a name.") @RequestParam(required = false)
                    @Nullable String search,
            @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        return page(new VariableList.Filter(id, search, null, null), page);
    }

    @GetMapping("/configuration")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Which stations have which value of a setting")
    Page<VariableList.Known> search(
            @Parameter(
                            description = "The key, or the variable's name alone.",
                            example = "HeartbeatInterval")
                    @RequestParam
                    String variable,
            @Parameter(description = "Only this value.") @RequestParam(required = false)
                    @Nullable String value,
            @ParameterObject PageRequest page) {
        return page(new VariableList.Filter(null, null, variable, value), page);
    }

    @PostMapping("/stations/{id}/configuration/read")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Ask a station for its settings",
            description =
                    "An OCPP 2.0.1 station that is asked for everything sends it later, in parts: see its reports.")
    ResponseEntity<CommandView> read(
            @PathVariable String id,
            @RequestBody Reading wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        StationDesk.demandWait(wait);
        var base =
                OcppWord.find(
                                ReportBase.class,
                                Objects.requireNonNullElse(wanted.report(), "FullInventory"))
                        .orElseThrow(() ->
                                ProblemException.field(
                                        "report",
                                        "FullInventory, ConfigurationInventory or SummaryInventory"));
        var names = Objects.requireNonNullElse(wanted.names(), List.<String>of());
        return desk.answer(configuration.read(id, names, base, actor), wait);
    }

    @PatchMapping("/stations/{id}/configuration")
    @Operation(
            summary = "Change a station's settings",
            description =
                    "Names and values as strings. 200: the station answered all; 202: not yet.")
    ResponseEntity<Results> change(
            @PathVariable String id,
            @RequestBody Map<String, String> wanted,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        StationDesk.demandWait(wait);
        var deadline = System.nanoTime() + wait * 1_000_000_000L;
        var results = new ArrayList<Result>();
        for (var sent : configuration.change(id, wanted, actor)) {
            var left = Math.max(0, Math.ceilDiv(deadline - System.nanoTime(), 1_000_000_000L));
            var command = Objects.requireNonNull(desk.answer(sent.command(), (int) left).getBody());
            results.addAll(SettingResults.of(command, sent.names()));
        }
        var all = results.stream().allMatch(result -> !isOpen(result.commandState()));
        return ResponseEntity.status(all ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Results(results));
    }

    @PostMapping("/stations/{id}/rotate-password")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Give a station a new password",
            description =
                    "Nobody sees it. The old one works until the station first uses the new one.")
    ResponseEntity<CommandView> rotatePassword(
            @PathVariable String id,
            @Parameter(description = WAIT) @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        StationDesk.demandWait(wait);
        return desk.answer(passwords.rotate(id, actor), wait);
    }

    @GetMapping("/stations/{id}/reports/{requestId}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(
            summary = "How a report on a station's settings stands",
            description = "The request id is in the payload of the command that asked for it.")
    Reports.Standing report(@PathVariable String id, @PathVariable int requestId) {
        return reports.find(Reports.Kind.VARIABLES, id, requestId)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "report_not_found",
                                "Station %s was not asked for report %d".formatted(id, requestId)));
    }

    private Page<VariableList.Known> page(VariableList.Filter filter, PageRequest page) {
        var after = page.after(VariableList.LIST, VariableList.CURSOR_KEYS).orElse(null);
        return Page.of(list.find(filter, after, page.rows()), page, VariableList.Known::cursor);
    }

    private static boolean isOpen(String state) {
        return state.equals("accepted") || state.equals("sent");
    }
}
