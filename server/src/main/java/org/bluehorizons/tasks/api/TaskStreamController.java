package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.EventStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /v1/tasks/.../changes}: tasks as they change. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/tasks")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Tasks")
class TaskStreamController implements AutoCloseable {

    private final TaskFeed feed;
    private final TaskReader reader;
    private final EventStreams streams;

    TaskStreamController(TaskFeed feed, TaskReader reader, TaskStreamSettings settings) {
        this.feed = feed;
        this.reader = reader;
        this.streams = new EventStreams("tasks", settings.most());
    }

    @GetMapping(path = "/{id}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "A task as it changes (server-sent events)",
            description =
                    "Each event \"task\" is a TaskSummary, whole: first as it is now, then within"
                            + " about half a second of each change of its state or progress. Ends when"
                            + " the task is over.")
    SseEmitter one(@PathVariable UUID id) {
        if (reader.find(id).isEmpty()) {
            throw TaskReader.unknown(id);
        }
        return watch(new Watcher(id, TaskFilter.of(Set.of(), null, null)));
    }

    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Tasks as they change (server-sent events)",
            description =
                    "Each event \"task\" is a TaskSummary, whole. First \"reset\" (forget what you"
                            + " have), then the 200 submitted last, then \"ready\", then within about"
                            + " half a second each task that has changed. Of more than some thousands"
                            + " in a second, not all are told. A client that falls too far behind is"
                            + " reset.")
    SseEmitter many(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch) {
        return watch(new Watcher(null, TaskFilter.of(Set.of(), type, batch)));
    }

    @Override
    public void close() {
        streams.close();
    }

    private SseEmitter watch(Watcher watcher) {
        return streams.open(client -> {
            feed.join(watcher);
            try {
                new TaskStream(client, watcher, feed, reader).run();
            } finally {
                feed.leave(watcher);
            }
        });
    }
}
