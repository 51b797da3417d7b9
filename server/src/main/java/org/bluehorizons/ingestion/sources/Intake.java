package org.bluehorizons.ingestion.sources;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFile;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.NewFile;
import org.bluehorizons.ingestion.sources.FoundFiles.Found;
import org.bluehorizons.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes loads of what lies at places. A file that is found is a row; the load and the row's new
 * state are one transaction, so that it becomes one load however many nodes look and whenever one
 * of them dies. Safe for use by many threads, each at a place of its own.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(15);
    private static final String WHO = "system";

    private final FoundFiles found;
    private final LoadFiles files;
    private final Loads loads;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Intake(
            FoundFiles found,
            LoadFiles files,
            Loads loads,
            TransactionTemplate transaction,
            Clock clock) {
        this.found = found;
        this.files = files;
        this.loads = loads;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One look at a place, and all that follows from it. */
    void work(Place place) throws IOException {
        var candidates = place.look();
        if (!candidates.isEmpty()) {
            found.add(place.id(), place.dataSet(), candidates);
        }
        for (var next = found.claim(place.id());
                next.isPresent() && !Thread.currentThread().isInterrupted();
                next = found.claim(place.id())) {
            take(place, next.get());
        }
        for (var loaded : found.loaded(place.id())) {
            place.ended(loaded.found(), loaded.well());
            found.ended(loaded.found());
        }
    }

    private void take(Place place, Found file) throws IOException {
        try (var content = new Leased(place.open(file), file)) {
            var taken = files.take(new NewFile(file.name(), null, place.id(), WHO), content);
            begin(place, file, taken);
        } catch (FileNotFoundException gone) {
            found.refused(file, "gone, or changed since it was found");
        } catch (ProblemException refused) {
            LOG.warn("{}: {} is not loaded: {}", place.id(), file.name(), refused.detail());
            found.refused(file, refused.detail());
            place.ended(file, false);
        } catch (IOException failure) {
            LOG.warn("{}: {} could not be taken in", place.id(), file.name(), failure);
            if (file.lastAttempt()) {
                found.refused(file, String.valueOf(failure.getMessage()));
            } else {
                found.failed(file, String.valueOf(failure.getMessage()));
            }
        }
    }

    private void begin(Place place, Found file, LoadFile taken) {
        transaction.executeWithoutResult(status -> {
            var load = loads.submit(NewLoad.of(place.dataSet(), taken.id(), WHO));
            if (!found.loading(file, taken.id(), load)) {
                LOG.info("{}: another node took {} over", place.id(), file.name());
                status.setRollbackOnly();
            }
        });
    }

    /** Renews the lease of a file while it is read. For one thread. */
    private final class Leased extends FilterInputStream {

        private final Found file;
        private long renewed = clock.millis();

        Leased(InputStream content, Found file) {
            super(content);
            this.file = file;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var now = clock.millis();
            if (now - renewed > RENEW_EVERY.toMillis()) {
                if (!found.renew(file)) {
                    throw new IOException("another node took the file over");
                }
                renewed = now;
            }
            return super.read(target, offset, length);
        }
    }
}
