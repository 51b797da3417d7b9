package org.bluehorizons.ingestion.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.ingestion.formats.Compression;
import org.bluehorizons.ingestion.formats.FileKind;
import org.bluehorizons.ingestion.formats.Format;
import org.jspecify.annotations.Nullable;

/** A file that is here whole and may be loaded. It never changes. */
@Schema(name = "LoadFile")
public record LoadFile(
        UUID id,
        @Schema(example = "prices.csv.gz") String name,
        @Schema(description = "As the uploader called it.") @Nullable String mediaType,
        Format format,
        Compression compression,
        @Schema(description = "In bytes, as it came.") long size,
        @Schema(description = "Of the bytes as they came, in hexadecimal.") String sha256,
        @Schema(description = "upload, or the folder or bucket it was found in.") String origin,
        @Schema(description = "Who brought it.") String createdBy,
        Instant createdAt) {

    public FileKind kind() {
        return new FileKind(format, compression);
    }
}
