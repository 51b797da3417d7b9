package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import java.util.Optional;
import org.bluehorizons.ingestion.loads.RunControl.Figures;

/**
 * When a load will be done: from what it has done itself, and where it has done nothing yet from
 * what earlier loads of its data set took.
 */
final class Estimate {

    /** Shares of the time of staging, for a data set without a history. */
    private static final double CHECKING = 0.1;

    private static final double MERGING = 1.0;
    private static final double SHOWING = 0.15;

    private Estimate() {}

    /**
     * Of earlier loads of the data set; 0 where there are none.
     *
     * @param stagingByte milliseconds to stage a byte of a file
     * @param checkingRow milliseconds to check a row
     * @param mergingRow milliseconds to merge a row
     */
    record History(double stagingByte, double checkingRow, double mergingRow) {

        static final History NONE = new History(0, 0, 0);
    }

    /** How long it takes from now on; empty while nobody can tell. */
    static Optional<Duration> remaining(Figures now, long fileBytes, History history) {
        var staging = staging(now, fileBytes, history);
        if (staging < 0) {
            return Optional.empty();
        }
        var rows = rows(now, fileBytes);
        var allStaging = now.millis().staging() + staging;
        var checking = history.checkingRow > 0 ? history.checkingRow * rows : allStaging * CHECKING;
        var merging = merging(now, rows, allStaging, history);
        var millis =
                switch (now.phase()) {
                    case STAGING ->
                            now.mergesMeanwhile()
                                    ? staging + merging
                                    : staging + checking + merging;
                    case CHECKING -> Math.max(0, checking - now.millis().checking()) + merging;
                    case MERGING, PUBLISHING -> merging;
                    case WAITING, PAUSED, DONE, FAILED, CANCELLED -> 0.0;
                };
        return Optional.of(Duration.ofMillis(Math.max(0, Math.round(millis))));
    }

    /** What is left of it, in milliseconds; -1 while nobody can tell. */
    private static double staging(Figures now, long fileBytes, History history) {
        if (now.phase() != LoadState.STAGING) {
            return 0;
        }
        var each = now.millisEach() > 0 ? now.millisEach() : history.stagingByte;
        return each > 0
                ? Math.max(0, each * (fileBytes - now.bytesRead()) - now.millisSinceProgress())
                : -1;
    }

    private static double rows(Figures now, long fileBytes) {
        return now.phase() == LoadState.STAGING && now.bytesRead() > 0
                ? (double) now.rowsRead() * fileBytes / now.bytesRead()
                : now.rowsRead();
    }

    /** What is left of it; of rows that are merged as they are staged, showing them. */
    private static double merging(Figures now, double rows, double allStaging, History history) {
        if (now.phase() == LoadState.MERGING && now.millisEach() > 0) {
            return now.millisEach() * (rows - now.rowsMerged()) - now.millisSinceProgress();
        }
        var all =
                history.mergingRow > 0
                        ? history.mergingRow * rows
                        : allStaging * (now.mergesMeanwhile() ? SHOWING : MERGING);
        return all - now.millis().merging();
    }
}
