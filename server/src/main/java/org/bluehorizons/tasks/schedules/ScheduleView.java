package org.bluehorizons.tasks.schedules;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule as callers see it. */
@Schema(name = "TaskSchedule")
record ScheduleView(
        @Schema(example = "invoices.monthly") String name,
        @Schema(description = "Of the tasks that it submits.") String type,
        @Schema(types = "object") @JsonRawValue String payload,
        @Schema(
                        example = "0 30 2 * * *",
                        description =
                                "Six fields: second, minute, hour, day of month, month, day of week.")
                String cron,
        @Schema(example = "Asia/Singapore", description = "Whose clocks are meant.") String zone,
        @Schema(description = "Of the platform itself: it can be enabled and disabled.")
                boolean own,
        boolean enabled,
        @Schema(
                        description =
                                "The next five firings; none while it is disabled. One in the past is about to happen.")
                List<Instant> nextFirings,
        @Nullable Instant lastFiredAt,
        @Nullable UUID lastTaskId,
        @Schema(
                        types = {"string", "null"},
                        description = "Why the last firing submitted no task.")
                @Nullable String lastError,
        String createdBy,
        Instant createdAt,
        long version) {

    private static final int FIRINGS = 5;

    static ScheduleView of(Schedule schedule) {
        return new ScheduleView(
                schedule.name(),
                schedule.type(),
                schedule.payload(),
                schedule.recurrence().cron().toString(),
                schedule.recurrence().zone().getId(),
                schedule.own(),
                schedule.enabled(),
                schedule.enabled() ? firings(schedule) : List.of(),
                schedule.lastAt(),
                schedule.lastTaskId(),
                schedule.lastError(),
                schedule.createdBy(),
                schedule.createdAt(),
                schedule.version());
    }

    private static List<Instant> firings(Schedule schedule) {
        var firings = new ArrayList<Instant>(FIRINGS);
        firings.add(schedule.nextAt());
        var overdue = schedule.nextAt().isBefore(schedule.readAt());
        var from = overdue ? schedule.readAt() : schedule.nextAt();
        firings.addAll(schedule.recurrence().after(from, FIRINGS - 1));
        return firings;
    }
}
