package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private final Watcher watcher =
            new Watcher(null, TaskFilter.of(Set.of(), "invoices.render", null));

    @Test
    void hearsOfWhatItWatchesOnly() throws InterruptedException {
        watcher.tell(change("invoices.render"));
        watcher.tell(change("photos.shrink"));
        assertThat(watcher.next(Duration.ZERO)).isNotNull();
        assertThat(watcher.next(Duration.ZERO)).isNull();
        assertThat(watcher.missedSome()).isFalse();
    }

    @Test
    void knowsThatItHasMissedSomeAndForgetsTheRest() throws InterruptedException {
        for (var number = 0; number < 3_000; number++) {
            watcher.tell(change("invoices.render"));
        }
        assertThat(watcher.missedSome()).isTrue();
        assertThat(watcher.next(Duration.ZERO)).isNull();
        assertThat(watcher.missedSome()).isFalse();
    }

    private static Watcher.Change change(String type) {
        var task =
                new TaskSummary(
                        UUID.randomUUID(),
                        type,
                        TaskState.READY,
                        0,
                        null,
                        null,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        "system");
        return new Watcher.Change(task, "{}");
    }
}
