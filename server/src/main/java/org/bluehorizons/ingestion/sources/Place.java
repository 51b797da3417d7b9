package org.bluehorizons.ingestion.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.bluehorizons.ingestion.sources.FoundFiles.Found;

/** Somewhere that files are looked for. */
interface Place {

    /** What lies there and is complete. */
    record Candidate(String name, String version) {}

    /** Always the same, on all nodes: {@code folder:inbox/prices} or {@code s3://bucket/prefix}. */
    String id();

    String dataSet();

    List<Candidate> look() throws IOException;

    /**
     * @throws java.io.FileNotFoundException when it is gone, or another one by now
     */
    InputStream open(Found found) throws IOException;

    /** Its load is over. */
    void ended(Found found, boolean well) throws IOException;
}
