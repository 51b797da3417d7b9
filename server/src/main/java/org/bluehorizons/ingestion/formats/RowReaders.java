package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import org.springframework.stereotype.Component;

/** Where files are opened. Safe for use by many threads. */
@Component
public final class RowReaders {

    private final FormatSettings settings;

    public RowReaders(FormatSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens a file; the caller closes the reader.
     *
     * @throws UnreadableFile when it is not what it is said to be, or has other columns
     * @throws IOException when it cannot be fetched
     */
    public RowReader open(RowSource source, FileKind kind, Columns columns) throws IOException {
        return switch (kind.format()) {
            case CSV -> text(source, kind, file -> new CsvRows(file, columns, settings));
            case NDJSON -> text(source, kind, file -> new NdjsonRows(file, columns, settings));
            case PARQUET -> ParquetRows.open(source, columns, settings);
        };
    }

    private interface TextReader {

        RowReader read(TextFile file) throws IOException;
    }

    private RowReader text(RowSource source, FileKind kind, TextReader reader) throws IOException {
        var file = TextFile.open(source, kind.compression(), settings);
        try {
            return reader.read(file);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }
}
