package org.bluehorizons.tasks.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When something comes again: a cron expression by the clocks of a place.
 *
 * <p>Where clocks are put forward or back, {@link CronExpression} by itself leaves out what falls
 * into the gap and repeats what falls into the hour that comes twice. Here it is as in cron: with
 * hours of its own ({@code 0 30 2 * * *}) it comes once on each day, at the end of the gap when its
 * time does not exist, the first time when it exists twice. With any hour ({@code 0 0 * * * *}) it
 * goes on evenly, whatever the clocks say.
 */
record Recurrence(CronExpression cron, ZoneId zone) {

    private static final int HOURS = 2;

    /** Where one rests that has no time any more. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static Recurrence of(String cron, String zone) {
        return new Recurrence(CronExpression.parse(cron), ZoneId.of(zone));
    }

    /** The first time after that one; empty when there is none in the next years. */
    Optional<Instant> after(Instant time) {
        return Optional.ofNullable(hasHoursOfItsOwn() ? byTheDay(time) : evenly(time));
    }

    /** The same; a time that nobody lives to see when there is none. */
    Instant afterOrNever(Instant time) {
        return after(time).orElse(NEVER);
    }

    /** So many times, each the first after the one before. */
    List<Instant> after(Instant time, int count) {
        var times = new ArrayList<Instant>(count);
        var next = after(time);
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = after(next.get());
        }
        return times;
    }

    private boolean hasHoursOfItsOwn() {
        return !cron.toString().split(" +", -1)[HOURS].startsWith("*");
    }

    private @Nullable Instant byTheDay(Instant time) {
        var local = cron.next(LocalDateTime.ofInstant(time, zone));
        while (local != null) {
            var existing = existing(local);
            if (existing.isAfter(time)) {
                return existing;
            }
            local = cron.next(local);
        }
        return null;
    }

    private Instant existing(LocalDateTime local) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }

    /** As if there were one offset only, from one change of clocks to the next. */
    private @Nullable Instant evenly(Instant time) {
        var rules = zone.getRules();
        var from = time;
        var offset = rules.getOffset(time);
        var change = rules.nextTransition(time);
        while (true) {
            var local = cron.next(LocalDateTime.ofInstant(from, offset));
            if (local == null) {
                return null;
            }
            var next = local.toInstant(offset);
            if (change == null || next.isBefore(change.getInstant())) {
                return next;
            }
            // The moment of the change itself counts by the new clocks.
            from = change.getInstant().minusNanos(1);
            offset = change.getOffsetAfter();
            change = rules.nextTransition(change.getInstant());
        }
    }
}
