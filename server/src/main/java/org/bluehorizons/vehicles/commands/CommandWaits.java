package org.bluehorizons.vehicles.commands;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bluehorizons.platform.DatabaseNotifications;
import org.springframework.stereotype.Component;

/** Requests that wait for a command's end, on whichever node it comes. */
@Component
final class CommandWaits {

    private final ConcurrentHashMap<UUID, CompletableFuture<Void>> waits =
            new ConcurrentHashMap<>();

    CommandWaits(DatabaseNotifications notifications) {
        notifications.listen(CommandStore.SETTLED, id -> wake(UUID.fromString(id)), this::wakeAll);
    }

    /** Take it before looking at the command, so that its end is not missed in between. */
    CompletableFuture<Void> begin(UUID command) {
        return waits.computeIfAbsent(command, _ -> new CompletableFuture<>());
    }

    /** The command as it stands at its end, or when the patience is over. */
    Command await(Command command, Duration patience, CommandStore store) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var end = begin(command.id());
            try {
                var now = store.find(command.vehicleId(), command.id()).orElse(command);
                var left = deadline - System.nanoTime();
                if (!now.state().isOpen() || left <= 0) {
                    return now;
                }
                await(end, Duration.ofNanos(left));
            } finally {
                end(command.id(), end);
            }
        }
    }

    /** Returns at the command's end, or when the patience is over, or now and then for nothing. */
    static void await(CompletableFuture<Void> wait, Duration patience) {
        try {
            wait.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException over) {
            // Whoever waited looks again.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void end(UUID command, CompletableFuture<Void> wait) {
        waits.remove(command, wait);
    }

    private void wake(UUID command) {
        var wait = waits.remove(command);
        if (wait != null) {
            wait.complete(null);
        }
    }

    private void wakeAll() {
        waits.keySet().forEach(this::wake);
    }
}
