package org.bluehorizons.ingestion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A load that somebody wants.
 *
 * @param dataSet its name
 * @param file of {@code ingestion.files}
 * @param mode null: the data set's first
 * @param rejectedLimit rejected rows that the load lives with, 0 to 1,000,000
 * @param deadline when it has to be done; null: whenever
 * @param createdBy as the audit log names them
 */
public record NewLoad(
        String dataSet,
        UUID file,
        @Nullable LoadMode mode,
        Atomicity atomicity,
        long rejectedLimit,
        BeyondLimit beyondLimit,
        @Nullable Instant deadline,
        String createdBy) {

    private static final long MOST_REJECTED = 1_000_000;

    public NewLoad {
        if (rejectedLimit < 0 || rejectedLimit > MOST_REJECTED) {
            throw new IllegalArgumentException("rejectedLimit: 0 to 1000000, not " + rejectedLimit);
        }
    }

    /** All or nothing, not one rejected row, in the data set's first mode. */
    public static NewLoad of(String dataSet, UUID file, String createdBy) {
        return new NewLoad(
                dataSet, file, null, Atomicity.WHOLE, 0, BeyondLimit.ROLLBACK, null, createdBy);
    }
}
