package org.bluehorizons.tasks.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.JsonProblems;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes tasks of what a caller submits, or says of each field what is wrong with it. */
@Component
@ConditionalOnRole(Role.API)
class SubmissionReader {

    static final int MOST_TASKS = 10_000;

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_KEY = 180;
    private static final int LONGEST_GROUP = 128;
    private static final int HIGHEST_PRIORITY = 9;
    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private final TaskTypes types;
    private final PayloadReader payloads;
    private final JsonMapper json;
    private final Clock clock;

    SubmissionReader(TaskTypes types, PayloadReader payloads, JsonMapper json, Clock clock) {
        this.types = types;
        this.payloads = payloads;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param body an object, or an array of them
     * @return at least one; all of one batch when there are several
     * @throws ProblemException 422 naming what is wrong, as far as a hundred fields
     */
    List<NewTask> read(JsonNode body, Actor actor) {
        var rules = new Rules();
        var made = new ArrayList<NewTask>();
        if (body.isArray()) {
            checkNumber(body.size());
            var batch = UUID.randomUUID();
            for (var index = 0; index < body.size(); index++) {
                made.addAll(
                        one(body.get(index), "tasks[%d]".formatted(index), batch, actor, rules));
                if (rules.broken().size() >= MOST_PROBLEMS || made.size() > MOST_TASKS) {
                    break;
                }
            }
        } else {
            made.addAll(one(body, "", null, actor, rules));
        }
        rules.demand();
        checkNumber(made.size());
        return made;
    }

    private List<NewTask> one(
            JsonNode node, String at, @Nullable UUID batch, Actor actor, Rules rules) {
        var prefix = at.isEmpty() ? "" : at + ".";
        var before = rules.broken().size();
        var submission = submission(node, at, rules);
        if (submission == null) {
            return List.of();
        }
        check(submission, prefix, rules);
        var delay = delay(submission, prefix, rules);
        var handler = handler(submission.type(), prefix, rules);
        return handler == null
                ? List.of()
                : tasks(handler, submission, delay, new Place(prefix, batch, actor, before), rules);
    }

    /**
     * Where a submission stands, and whose it is.
     *
     * @param before how many rules those before it break
     */
    private record Place(String prefix, @Nullable UUID batch, Actor actor, int before) {}

    private <P> List<NewTask> tasks(
            TaskHandler<P> handler,
            Submission submission,
            Duration delay,
            Place place,
            Rules rules) {
        var read = payloads.read(handler, submission.payload(), place.prefix() + "payload", rules);
        if (read.isEmpty() || rules.broken().size() > place.before()) {
            return List.of();
        }
        var payload = read.get();
        var copies = handler.copies(payload);
        checkNumber(copies);
        var batch = copies > 1 && place.batch() == null ? UUID.randomUUID() : place.batch();
        var made = new ArrayList<NewTask>(copies);
        for (var copy = 1; copy <= copies; copy++) {
            made.add(
                    new NewTask(
                            handler.type().name(),
                            payload,
                            key(submission.key(), copy),
                            delay,
                            Objects.requireNonNullElse(submission.priority(), 0),
                            submission.group(),
                            batch,
                            place.actor().name()));
        }
        return made;
    }

    /** The first copy has the key itself, so that a repeat finds it whatever the number. */
    private static @Nullable String key(@Nullable String key, int copy) {
        return key == null || copy == 1 ? key : key + "#" + copy;
    }

    private @Nullable Submission submission(JsonNode node, String at, Rules rules) {
        if (!node.isObject()) {
            rules.check(false, at.isEmpty() ? "body" : at, "an object, or an array of objects");
            return null;
        }
        try {
            return json.treeToValue(node, Submission.class);
        } catch (JacksonException wrong) {
            JsonProblems.of(wrong)
                    .errors()
                    .forEach(problem ->
                            rules.check(
                                    false,
                                    at.isEmpty() ? problem.field() : at + "." + problem.field(),
                                    problem.rule()));
            return null;
        }
    }

    private static void check(Submission submission, String prefix, Rules rules) {
        var key = submission.key();
        var group = submission.group();
        var priority = submission.priority();
        rules.check(
                        key == null || isText(key, LONGEST_KEY),
                        prefix + "key",
                        "1 to %d characters".formatted(LONGEST_KEY))
                .check(
                        group == null || isText(group, LONGEST_GROUP),
                        prefix + "group",
                        "1 to %d characters".formatted(LONGEST_GROUP))
                .check(
                        priority == null || Math.abs((long) priority) <= HIGHEST_PRIORITY,
                        prefix + "priority",
                        "a whole number from -9 to 9");
    }

    /** PostgreSQL keeps no NUL. */
    private static boolean isText(String given, int longest) {
        return !given.isBlank() && given.length() <= longest && given.indexOf('\0') < 0;
    }

    private Duration delay(Submission submission, String prefix, Rules rules) {
        var notBefore = submission.notBefore();
        if (notBefore != null) {
            rules.check(submission.delay() == null, prefix + "delay", "not beside notBefore");
            var delay = Duration.between(clock.instant(), notBefore);
            rules.check(
                    delay.compareTo(LONGEST_DELAY) <= 0,
                    prefix + "notBefore",
                    "at most 30 days ahead");
            return delay.isNegative() ? Duration.ZERO : delay;
        }
        var delay = duration(submission.delay());
        var fits = delay != null && !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0;
        rules.check(fits, prefix + "delay", "an ISO 8601 duration from PT0S to P30D");
        return delay != null && fits ? delay : Duration.ZERO;
    }

    private static @Nullable Duration duration(@Nullable String written) {
        if (written == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(written);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private @Nullable TaskHandler<?> handler(@Nullable String type, String prefix, Rules rules) {
        var found = type == null ? null : types.find(type).orElse(null);
        if (found == null) {
            rules.check(false, prefix + "type", "one of " + forCallers());
            return null;
        }
        if (!found.type().submittable()) {
            rules.check(
                    false,
                    prefix + "type",
                    "%s is the platform's alone; one of %s"
                            .formatted(found.type().name(), forCallers()));
            return null;
        }
        return found;
    }

    private String forCallers() {
        return types.all().stream()
                .map(TaskHandler::type)
                .filter(TaskType::submittable)
                .map(TaskType::name)
                .collect(Collectors.joining(", "));
    }

    private static void checkNumber(int tasks) {
        if (tasks < 1 || tasks > MOST_TASKS) {
            throw ProblemException.field("tasks", "1 to %d at a time".formatted(MOST_TASKS));
        }
    }
}
