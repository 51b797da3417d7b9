package org.bluehorizons.ingestion;

import java.io.IOException;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;

/**
 * Loads one file that somebody names, and waits for its end, as a job does. Safe for use by many
 * threads.
 */
public interface LoadJob {

    /**
     * How a load ended.
     *
     * @param state done, failed or cancelled
     * @param reason empty unless it failed
     */
    record Ended(UUID load, String state, long rows, String reason) {

        public boolean well() {
            return state.equals("done");
        }
    }

    /**
     * Blocks until the load is over, whichever worker does it. Who names the same content again
     * waits for the load that there is: it is not loaded twice.
     *
     * @param file a path on this machine, or {@code s3://bucket/key}
     * @throws ProblemException for an unknown data set, or a file that is none of ours
     * @throws IOException when the file cannot be read or kept
     */
    Ended load(String dataSet, String file) throws IOException, InterruptedException;
}
