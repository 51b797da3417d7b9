package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    private static final Logger LOG = LoggerFactory.getLogger(TaskStreamController.class);

    private final TaskFeed feed;
    private final TaskReader reader;
    private final TaskStreamSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TaskStreamController(TaskFeed feed, TaskReader reader, TaskStreamSettings settings) {
        this.feed = feed;
        this.reader = reader;
        this.settings = settings;
    }

    @GetMapping(path = "/{id}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "A task as it changes (server-sent events)",
            description =
                    "Each event \"task\" is a TaskSummary, whole: first as it is now, then within about half a second of each change of its state or progress. Ends when the task is over.")
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
                    "Each event \"task\" is a TaskSummary, whole. First \"reset\" (forget what you have), then the 200 submitted last, then \"ready\", then within about half a second each task that has changed. Of more than some thousands in a second, not all are told. A client that falls too far behind is reset.")
    SseEmitter many(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID batch) {
        return watch(new Watcher(null, TaskFilter.of(Set.of(), type, batch)));
    }

    @Override
    public void close() {
        threads.close();
    }

    private SseEmitter watch(Watcher watcher) {
        if (feed.clients() >= settings.most()) {
            throw ProblemException.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "too_many_streams",
                            "This node serves as many streams as it may; try again shortly.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        var emitter = new SseEmitter(0L);
        feed.join(watcher);
        threads.execute(() -> serve(emitter, watcher));
        return emitter;
    }

    private void serve(SseEmitter emitter, Watcher watcher) {
        try {
            new TaskStream(emitter, watcher, feed, reader).run();
            emitter.complete();
        } catch (IOException | IllegalStateException | ProblemException gone) {
            emitter.complete();
        } catch (DataAccessException failure) {
            LOG.warn("a stream of tasks ends: the database failed", failure);
            emitter.complete();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(watcher);
        }
    }
}
