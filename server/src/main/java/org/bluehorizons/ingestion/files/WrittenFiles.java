package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.KeptFiles;
import org.springframework.stereotype.Component;

/** The door for those who write files; they are load files like others. */
@Component
class WrittenFiles implements KeptFiles {

    private final LoadFiles files;

    WrittenFiles(LoadFiles files) {
        this.files = files;
    }

    @Override
    public Kept keep(String name, String origin, String createdBy, InputStream content)
            throws IOException {
        var kept = files.take(new NewFile(name, null, origin, createdBy), content);
        return new Kept(kept.id(), kept.size());
    }

    @Override
    public Optional<Content> open(UUID id) throws IOException {
        var found = files.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var file = found.get();
        return Optional.of(new Content(file.name(), file.size(), files.source(id).open()));
    }
}
