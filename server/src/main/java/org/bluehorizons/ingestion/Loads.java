package org.bluehorizons.ingestion;

import java.util.UUID;

/** Where loads are started by code; people use {@code POST /v1/loads}. Safe for many threads. */
public interface Loads {

    /**
     * In the caller's transaction, if there is one.
     *
     * @return the load; an earlier one that is not failed or cancelled, of the same content into
     *     the same data set in the same mode, instead of a second one
     * @throws org.bluehorizons.platform.ProblemException for an unknown data set or file, or a mode
     *     that the data set does not have
     */
    UUID submit(NewLoad wanted);
}
