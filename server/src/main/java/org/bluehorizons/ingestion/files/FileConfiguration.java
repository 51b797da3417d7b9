package org.bluehorizons.ingestion.files;

import java.nio.file.Path;
import org.bluehorizons.platform.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where files are kept, and lets large bodies through. */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {

    /** Beside the file a form has boundaries and a few fields. */
    private static final long FORM = 1L << 20;

    @Bean
    SegmentStore segmentStore(FileSettings settings, ObjectStorage storage) {
        return switch (settings.store()) {
            case DIRECTORY -> new DirectoryStore(Path.of(settings.directory()));
            case S3 -> new BucketStore(storage, settings, new Spool(spool(settings)));
        };
    }

    private static Path spool(FileSettings settings) {
        return Path.of(
                settings.spoolDirectory().isEmpty()
                        ? System.getProperty("java.io.tmpdir")
                        : settings.spoolDirectory());
    }

    @Bean
    BodyLimit loadFileBodyLimit(FileSettings settings) {
        return new BodyLimit(LoadFileController.PATH, settings.largest().toBytes() + FORM);
    }
}
