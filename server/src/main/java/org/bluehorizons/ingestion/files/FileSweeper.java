package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes files after their retention unless a load needs them, uploads that nobody went on with,
 * and what a node that died left in the store. Harmless when several nodes do it at once.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class FileSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweeper.class);

    /** A segment is in the table seconds after it is in the store, or never. */
    private static final Duration ORPHAN = Duration.ofHours(24);

    private final LoadFileTable table;
    private final LoadFiles files;
    private final SegmentStore store;
    private final FileSettings settings;
    private final Clock clock;

    FileSweeper(
            LoadFileTable table,
            LoadFiles files,
            SegmentStore store,
            FileSettings settings,
            Clock clock) {
        this.table = table;
        this.files = files;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT3M")
    void removeOutdated() throws IOException {
        var before = clock.instant().minus(Duration.ofDays(settings.retentionDays()));
        for (var id : table.outdated(before)) {
            files.remove(id);
            LOG.info("load file {} was removed: its time is over", id);
        }
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void removeOrphans() throws IOException {
        var before = clock.instant().minus(ORPHAN);
        store.clearSpool(before);
        store.list(before, this::removeIfOrphan);
    }

    private void removeIfOrphan(String key) {
        if (table.hasSegment(key)) {
            return;
        }
        try {
            store.delete(key);
            LOG.info("segment {} was removed from the store: no file has it", key);
        } catch (IOException failure) {
            LOG.warn("segment {} could not be removed; it is tried again", key, failure);
        }
    }
}
