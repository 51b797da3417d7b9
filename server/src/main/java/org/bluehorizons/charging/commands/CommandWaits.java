package org.bluehorizons.charging.commands;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bluehorizons.platform.DatabaseNotifications;
import org.springframework.stereotype.Component;

/** Lets callers wait for the end of a command, whichever process brings it about. */
@Component
final class CommandWaits {

    /** A notification may be missed; then the row is looked at after this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final CommandStore store;
    private final ConcurrentHashMap<UUID, CompletableFuture<Void>> waiting =
            new ConcurrentHashMap<>();

    CommandWaits(CommandStore store, DatabaseNotifications notifications) {
        this.store = store;
        notifications.listen(CommandStore.SETTLED, this::settled, () -> {});
    }

    /**
     * @throws java.util.NoSuchElementException when there is no such command
     */
    StationCommand await(UUID id, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var ended = waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
            try {
                var command = store.find(id).orElseThrow();
                var left = deadline - System.nanoTime();
                if (!command.state().isOpen() || left <= 0) {
                    return command;
                }
                ended.get(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException quiet) {
                // Looks again.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return store.find(id).orElseThrow();
            } finally {
                waiting.remove(id, ended);
            }
        }
    }

    private void settled(String id) {
        var ended = waiting.remove(UUID.fromString(id));
        if (ended != null) {
            ended.complete(null);
        }
    }
}
