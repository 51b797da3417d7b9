package org.bluehorizons.charging.profiles;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.GetCompositeSchedule;
import org.bluehorizons.charging.ocpp.v201.GetChargingProfiles;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks stations about their profiles. Safe for use by many threads; blocks. */
@Component
class ProfileQuestions {

    private final StationCommands commands;
    private final Profiles profiles;
    private final ProfileReports reports;

    ProfileQuestions(StationCommands commands, Profiles profiles, ProfileReports reports) {
        this.commands = commands;
        this.profiles = profiles;
        this.reports = reports;
    }

    record AskedReport(int requestId, UUID command) {}

    record Question(
            String stationId,
            int evseId,
            int durationSeconds,
            @Nullable Unit unit,
            String requestedBy) {}

    /**
     * @throws ProblemException 409 {@code not_in_this_version} for a station of 1.6
     */
    @Transactional
    AskedReport report(String stationId, String requestedBy) {
        if (profiles.version(stationId) == OcppVersion.V1_6) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "not_in_this_version",
                    "Stations of OCPP 1.6 cannot report their profiles; ask for the composite schedule.");
        }
        var number = reports.nextNumber();
        var everything = new GetChargingProfiles.ChargingProfileCriterion(null, null, null, null);
        var command =
                commands.send(
                        new CommandRequest(
                                stationId,
                                OcppVersion.V2_0_1,
                                "GetChargingProfiles",
                                new GetChargingProfiles.Request(number, null, everything),
                                requestedBy));
        reports.requested(stationId, number, command);
        return new AskedReport(number, command);
    }

    void await(AskedReport asked, Duration patience) {
        commands.await(asked.command(), patience);
    }

    /**
     * @throws ProblemException 503 {@code station_did_not_answer}
     */
    StationSchedule compositeSchedule(Question question, Duration patience) {
        var version = profiles.version(question.stationId());
        var command =
                commands.send(
                        new CommandRequest(
                                question.stationId(),
                                version,
                                "GetCompositeSchedule",
                                switch (version) {
                                    case V1_6 -> ask16(question);
                                    case V2_0_1 -> ask201(question);
                                },
                                question.requestedBy()));
        var ended = commands.await(command, patience);
        if (ended.state() != CommandState.ANSWERED) {
            throw ProblemException.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "station_did_not_answer",
                            "Station %s has not answered; its command is %s."
                                    .formatted(question.stationId(), ended.state().word()))
                    .withHeader(HttpHeaders.RETRY_AFTER, "10");
        }
        return switch (version) {
            case V1_6 -> read16(question, ended);
            case V2_0_1 -> read201(question, ended);
        };
    }

    private static Record ask16(Question question) {
        return new GetCompositeSchedule.Request(
                question.evseId(),
                question.durationSeconds(),
                question.unit() == null ? null : Profile16.unit(question.unit()));
    }

    private static Record ask201(Question question) {
        return new org.bluehorizons.charging.ocpp.v201.GetCompositeSchedule.Request(
                question.durationSeconds(),
                question.unit() == null ? null : Profile201.unit(question.unit()),
                question.evseId());
    }

    private static StationSchedule read16(Question question, StationCommand ended) {
        var answer = ended.answer(GetCompositeSchedule.Response.class);
        var schedule = answer.chargingSchedule();
        return new StationSchedule(
                OcppWord.of(answer.status()),
                question.evseId(),
                answer.scheduleStart(),
                schedule == null ? null : Profile16.read(schedule));
    }

    private static StationSchedule read201(Question question, StationCommand ended) {
        var answer =
                ended.answer(
                        org.bluehorizons.charging.ocpp.v201.GetCompositeSchedule.Response.class);
        var schedule = answer.schedule();
        return schedule == null
                ? new StationSchedule(OcppWord.of(answer.status()), question.evseId(), null, null)
                : new StationSchedule(
                        OcppWord.of(answer.status()),
                        schedule.evseId(),
                        schedule.scheduleStart(),
                        new Schedule(
                                schedule.scheduleStart(),
                                schedule.duration(),
                                Unit.valueOf(schedule.chargingRateUnit().name()),
                                Profile201.periods(schedule.chargingSchedulePeriod()),
                                null));
    }
}
