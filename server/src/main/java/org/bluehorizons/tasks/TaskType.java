package org.bluehorizons.tasks;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A kind of task.
 *
 * @param name part of the API and of stored tasks, never changed; such as {@code invoices.render}
 * @param payload what {@code POST /v1/tasks} takes for it
 * @param purpose one sentence for people
 * @param submittable whether callers of the API may submit it, or the platform alone
 * @param timeLimit of one attempt; after it the handler is interrupted and the attempt has failed
 * @param mostAtOnce in all workers together; 0: as many as they have slots
 */
public record TaskType<P>(
        String name,
        Class<P> payload,
        String purpose,
        boolean submittable,
        Effect effect,
        RetryPolicy retries,
        Duration timeLimit,
        int mostAtOnce) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

    public TaskType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a task type: " + name);
        }
        if (!timeLimit.isPositive() || mostAtOnce < 0) {
            throw new IllegalArgumentException(name + ": timeLimit > 0, mostAtOnce >= 0");
        }
    }

    /** For the platform alone, {@link Effect#OUTSIDE}, five minutes, no limit of its own. */
    public static <P> TaskType<P> of(String name, Class<P> payload, String purpose) {
        return new TaskType<>(
                name,
                payload,
                purpose,
                false,
                Effect.OUTSIDE,
                RetryPolicy.DEFAULT,
                DEFAULT_TIME_LIMIT,
                0);
    }

    /** Callers of the API may submit it. */
    public TaskType<P> forCallers() {
        return new TaskType<>(name, payload, purpose, true, effect, retries, timeLimit, mostAtOnce);
    }

    public TaskType<P> with(Effect effect) {
        return new TaskType<>(
                name, payload, purpose, submittable, effect, retries, timeLimit, mostAtOnce);
    }

    public TaskType<P> with(RetryPolicy retries) {
        return new TaskType<>(
                name, payload, purpose, submittable, effect, retries, timeLimit, mostAtOnce);
    }

    public TaskType<P> within(Duration timeLimit) {
        return new TaskType<>(
                name, payload, purpose, submittable, effect, retries, timeLimit, mostAtOnce);
    }

    public TaskType<P> atMost(int mostAtOnce) {
        return new TaskType<>(
                name, payload, purpose, submittable, effect, retries, timeLimit, mostAtOnce);
    }
}
