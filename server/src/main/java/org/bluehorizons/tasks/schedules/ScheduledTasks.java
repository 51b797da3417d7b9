package org.bluehorizons.tasks.schedules;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.api.PayloadReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What schedules submit. Safe for use by many threads. */
@Component
final class ScheduledTasks {

    private final TaskTypes types;
    private final JsonMapper json;
    private final PayloadReader payloads;

    ScheduledTasks(TaskTypes types, JsonMapper json, PayloadReader payloads) {
        this.types = types;
        this.json = json;
        this.payloads = payloads;
    }

    /** Of which this process has handlers. */
    List<String> types() {
        return types.all().stream().map(handler -> handler.type().name()).toList();
    }

    /**
     * The task of a schedule.
     *
     * @throws IllegalArgumentException when the type has no handler any more
     * @throws JacksonException when its payload has changed so that this one cannot be read
     */
    NewTask task(Schedule schedule, String createdBy) {
        var handler =
                types.find(schedule.type())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no handler of tasks of type " + schedule.type()));
        return task(handler, schedule).by(createdBy);
    }

    private <P> NewTask task(TaskHandler<P> handler, Schedule schedule) {
        var type = handler.type();
        return NewTask.of(type, json.readValue(schedule.payload(), type.payload()));
    }

    /**
     * What somebody wants to be submitted.
     *
     * @return the payload as JSON; of no use when rules are broken
     */
    String checked(@Nullable String type, @Nullable JsonNode payload, Rules rules) {
        var given = Objects.requireNonNullElse(payload, JsonNodeFactory.instance.objectNode());
        var handler = type == null ? null : types.find(type).orElse(null);
        if (handler == null || !handler.type().submittable()) {
            rules.check(false, "type", "one of " + submittable());
        } else {
            payloads.read(handler, given, "payload", rules);
        }
        return given.toString();
    }

    private String submittable() {
        return types.all().stream()
                .map(TaskHandler::type)
                .filter(type -> type.submittable())
                .map(type -> type.name())
                .collect(Collectors.joining(", "));
    }
}
