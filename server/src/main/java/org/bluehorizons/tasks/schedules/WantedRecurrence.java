package org.bluehorizons.tasks.schedules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** A caller's cron expression and zone, which are to be checked. */
record WantedRecurrence(@Nullable String cron, @Nullable String zone) {

    private static final List<String> FIELDS =
            List.of("second", "minute", "hour", "day of month", "month", "day of week");
    private static final int LONGEST = 200;

    /** Empty when it breaks rules. */
    Optional<Recurrence> checked(Instant now, Rules rules) {
        var expression = expression(rules);
        var place = place(rules);
        if (expression.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        var recurrence = new Recurrence(expression.get(), place.get());
        rules.check(
                recurrence.after(now).isPresent(),
                "cron",
                "a time that comes; there is none like \"%s\" in the next years".formatted(cron));
        return Optional.of(recurrence);
    }

    private Optional<CronExpression> expression(Rules rules) {
        if (cron == null || cron.isBlank() || cron.length() > LONGEST) {
            rules.check(
                    false, "cron", "six fields: second minute hour day-of-month month day-of-week");
            return Optional.empty();
        }
        try {
            return Optional.of(CronExpression.parse(cron.strip()));
        } catch (IllegalArgumentException wrong) {
            rules.check(false, "cron", whatIsWrong(cron.strip(), wrong));
            return Optional.empty();
        }
    }

    /** Names the field of the six that cannot be read. */
    private static String whatIsWrong(String cron, IllegalArgumentException wrong) {
        var fields = cron.split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return "six fields (second minute hour day-of-month month day-of-week), not %d"
                    .formatted(fields.length);
        }
        for (var index = 0; index < fields.length; index++) {
            var alone = new String[FIELDS.size()];
            Arrays.fill(alone, "*");
            alone[index] = fields[index];
            if (!CronExpression.isValidExpression(String.join(" ", alone))) {
                return "a %s that can be read, not \"%s\""
                        .formatted(FIELDS.get(index), fields[index]);
            }
        }
        return String.valueOf(wrong.getMessage());
    }

    private Optional<ZoneId> place(Rules rules) {
        try {
            return Optional.of(ZoneId.of(zone == null ? "UTC" : zone));
        } catch (DateTimeException unknown) {
            rules.check(false, "zone", "a zone such as Asia/Singapore or UTC");
            return Optional.empty();
        }
    }
}
