package org.bluehorizons.tasks.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The rows themselves are the queue: claimed in batches, woken by {@code NOTIFY}. */
@Component
@ConditionalOnProperty(
        name = "bluehorizons.tasks.engine",
        havingValue = "postgresql",
        matchIfMissing = true)
public final class PostgresTaskQueue implements TaskQueue {

    private final TaskStore store;
    private final ReadyBell bell;

    public PostgresTaskQueue(TaskStore store, ReadyBell bell) {
        this.store = store;
        this.bell = bell;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Claim> receive(UUID worker, List<Want> wanted, int most, Duration patience)
            throws InterruptedException {
        var rung = bell.rings();
        var claims = store.claim(worker, wanted, most);
        if (!claims.isEmpty() || patience.isZero()) {
            return claims;
        }
        bell.awaitRing(rung, patience);
        return store.claim(worker, wanted, most);
    }

    /** The worker's lease is that of its tasks. */
    @Override
    public void extend(List<Claim> held) {}

    @Override
    public void settled(List<Claim> claims) {}
}
