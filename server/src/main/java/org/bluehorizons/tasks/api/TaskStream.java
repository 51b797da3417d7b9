package org.bluehorizons.tasks.api;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What one watcher is told. Confined to one thread. */
final class TaskStream {

    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final int SHOWN_FIRST = 200;

    private final SseEmitter emitter;
    private final Watcher watcher;
    private final TaskFeed feed;
    private final TaskReader reader;
    private long spokenNanos = System.nanoTime();

    TaskStream(SseEmitter emitter, Watcher watcher, TaskFeed feed, TaskReader reader) {
        this.emitter = emitter;
        this.watcher = watcher;
        this.feed = feed;
        this.reader = reader;
    }

    /** Until the task is over, the client goes or the node stops. */
    void run() throws IOException, InterruptedException {
        var task = watcher.task();
        if (task == null) {
            runMany();
        } else {
            runOne(task);
        }
    }

    private void runOne(UUID id) throws IOException, InterruptedException {
        var task = reader.find(id).orElseThrow(() -> TaskReader.unknown(id)).summary();
        send(feed.change(task));
        var over = task.state().over();
        while (!over && feed.isRunning()) {
            var change = watcher.next(LOOK_UP);
            if (change == null) {
                beatWhenQuiet();
            } else if (!change.task().equals(task)) {
                send(change);
                task = change.task();
                over = task.state().over();
            }
        }
    }

    private void runMany() throws IOException, InterruptedException {
        everything();
        while (feed.isRunning()) {
            var change = watcher.next(LOOK_UP);
            if (change != null) {
                send(change);
            }
            if (watcher.missedSome()) {
                everything();
            }
            beatWhenQuiet();
        }
    }

    private void everything() throws IOException {
        send("reset", "{}");
        for (var task : reader.list(watcher.filter(), null, SHOWN_FIRST).reversed()) {
            send(feed.change(task));
        }
        send("ready", "{}");
    }

    private void beatWhenQuiet() throws IOException {
        if (System.nanoTime() - spokenNanos >= HEARTBEAT_NANOS) {
            emitter.send(SseEmitter.event().comment(""));
            spokenNanos = System.nanoTime();
        }
    }

    private void send(Watcher.Change change) throws IOException {
        send("task", change.json());
    }

    private void send(String name, String data) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.TEXT_PLAIN));
        spokenNanos = System.nanoTime();
    }
}
