package org.bluehorizons.ingestion.sources;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the places of the settings again and again, a thread for each. */
@Component
@ConditionalOnRole(Role.WORKERS)
class Watcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final SourceSettings settings;
    private final ObjectStorage storage;
    private final FoundFiles found;
    private final LoadFiles files;
    private final Loads loads;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private List<Thread> threads = List.of();

    Watcher(
            SourceSettings settings,
            ObjectStorage storage,
            FoundFiles found,
            LoadFiles files,
            Loads loads,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.storage = storage;
        this.found = found;
        this.files = files;
        this.loads = loads;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        threads =
                places().stream()
                        .map(place ->
                                Thread.ofVirtual()
                                        .name("watch " + place.id())
                                        .start(() -> watch(place)))
                        .toList();
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        settings.folders().forEach(folder -> places.add(new FolderPlace(folder, clock)));
        settings.buckets().forEach(bucket -> places.add(new BucketPlace(bucket, storage)));
        return places;
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void watch(Place place) {
        var intake = new Intake(found, files, loads, transaction, clock);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                intake.work(place);
            } catch (IOException | RuntimeException failure) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.warn("{}: cannot be looked at; it is tried again", place.id(), failure);
                }
            }
            try {
                Thread.sleep(settings.every());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
