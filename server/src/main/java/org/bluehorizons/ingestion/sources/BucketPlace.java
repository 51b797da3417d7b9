package org.bluehorizons.ingestion.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.ingestion.sources.FoundFiles.Found;
import org.bluehorizons.ingestion.sources.SourceSettings.Bucket;

/** A part of a bucket. Objects appear whole; they stay where they are when they are loaded. */
final class BucketPlace implements Place {

    private final Bucket bucket;
    private final ObjectStorage storage;

    BucketPlace(Bucket bucket, ObjectStorage storage) {
        this.bucket = bucket;
        this.storage = storage;
    }

    @Override
    public String id() {
        return "s3://%s/%s".formatted(bucket.bucket(), bucket.prefix());
    }

    @Override
    public String dataSet() {
        return bucket.dataSet();
    }

    @Override
    public List<Candidate> look() throws IOException {
        var objects = new ArrayList<Candidate>();
        storage.list(
                bucket.bucket(),
                bucket.prefix(),
                object -> {
                    if (object.size() > 0
                            && !object.key().endsWith("/")
                            && object.key().endsWith(bucket.suffix())) {
                        objects.add(new Candidate(object.key(), object.etag()));
                    }
                });
        return objects;
    }

    @Override
    public InputStream open(Found found) throws IOException {
        return storage.open(bucket.bucket(), found.name(), found.version());
    }

    @Override
    public void ended(Found found, boolean well) {
        // The bucket is its owner's; what became of the object stands in our table.
    }
}
