package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks stations which profiles they have, and what comes of them. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{stationId}")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging profiles", description = "Limits over time that charging stations keep")
class ProfileReportController {

    private static final int LONGEST = 7 * 86_400;

    private final ProfileQuestions questions;
    private final ProfileReports reports;
    private final ProfileStations stations;

    ProfileReportController(
            ProfileQuestions questions, ProfileReports reports, ProfileStations stations) {
        this.questions = questions;
        this.reports = reports;
        this.stations = stations;
    }

    @PostMapping("/profiles/report")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask a station of OCPP 2.0.1 to report its profiles",
            description =
                    "The report comes in parts. When it is complete, the station's profiles are those of the report.")
    ProfileReports.Report report(
            @PathVariable String stationId,
            @RequestParam(defaultValue = "0") int wait,
            Actor actor) {
        var patience = Parameters.seconds(wait);
        stations.demand(stationId);
        var asked = questions.report(stationId, actor.name());
        questions.await(asked, patience);
        return report(stationId, asked.requestId());
    }

    @GetMapping("/profiles/report/{requestId}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "How a report of profiles stands")
    ProfileReports.Report report(@PathVariable String stationId, @PathVariable int requestId) {
        return reports.find(stationId, requestId)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "report_not_found",
                                "Station %s was not asked for report %d"
                                        .formatted(stationId, requestId)));
    }

    @GetMapping("/composite-schedule")
    @Operation(
            summary = "What a station makes of its profiles",
            description =
                    "Asks the station and waits. 503 with Retry-After when it does not answer in time.")
    StationSchedule compositeSchedule(
            @PathVariable String stationId,
            @RequestParam(defaultValue = "0") int evseId,
            @RequestParam(defaultValue = "86400") int durationSeconds,
            @RequestParam @Nullable Unit unit,
            @RequestParam(defaultValue = "15") int wait,
            Actor actor) {
        new Rules()
                .check(evseId >= 0, "evseId", "from 0")
                .check(
                        durationSeconds > 0 && durationSeconds <= LONGEST,
                        "durationSeconds",
                        "1 to 604800")
                .demand();
        var patience = Parameters.seconds(wait);
        stations.demand(stationId);
        return questions.compositeSchedule(
                new ProfileQuestions.Question(
                        stationId, evseId, durationSeconds, unit, actor.name()),
                patience);
    }
}
