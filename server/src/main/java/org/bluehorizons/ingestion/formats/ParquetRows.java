package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet, from a file on a disk: only the wanted columns are read, a row group at a time,
 * and a resumed reading skips row groups. Its lines are rows, from 1.
 */
final class ParquetRows implements RowReader {

    private final RowSource.Local file;
    private final ParquetFileReader parquet;
    private final long size;
    private final Columns columns;
    private final FormatSettings settings;
    private final MessageType schema;

    /** Of each wanted column its field in the rows; -1: the file has none. */
    private final int[] fields;

    private final @Nullable String[] values;
    private final long total;
    private @Nullable RecordReader<Group> rows;
    private int group;
    private long left;
    private long line;
    private @Nullable Fault fault;

    private ParquetRows(
            RowSource.Local file,
            ParquetFileReader parquet,
            long size,
            Columns columns,
            FormatSettings settings) {
        this.file = file;
        this.parquet = parquet;
        this.size = size;
        this.columns = columns;
        this.settings = settings;
        this.schema = wanted(parquet.getFileMetaData().getSchema(), columns, settings);
        this.fields =
                columns.names().stream()
                        .mapToInt(name ->
                                schema.containsField(name) ? schema.getFieldIndex(name) : -1)
                        .toArray();
        this.values = new @Nullable String[fields.length];
        this.total = parquet.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum();
        parquet.setRequestedSchema(schema);
    }

    static RowReader open(RowSource source, Columns columns, FormatSettings settings)
            throws IOException {
        var file = source.local();
        try {
            var options =
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withCodecFactory(new ParquetCodecs(settings))
                            .usePageChecksumVerification()
                            .build();
            var parquet = ParquetFileReader.open(new LocalInputFile(file.path()), options);
            try {
                return new ParquetRows(file, parquet, source.size(), columns, settings);
            } catch (RuntimeException refused) {
                parquet.close();
                throw refused;
            }
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw unreadable(failure, 0);
        }
    }

    private static MessageType wanted(
            MessageType schema, Columns columns, FormatSettings settings) {
        var names = schema.getFields().stream().map(Type::getName).toList();
        if (names.size() > settings.mostColumns()) {
            throw new UnreadableFile(
                    0,
                    null,
                    "%d columns (expected: at most %d, bluehorizons.ingestion.formats.most-columns)"
                            .formatted(names.size(), settings.mostColumns()));
        }
        columns.match(names, 0);
        var present =
                schema.getFields().stream()
                        .filter(field -> columns.names().contains(field.getName()))
                        .toList();
        if (present.isEmpty()) {
            throw new UnreadableFile(0, null, "none of the columns " + columns.names());
        }
        return new MessageType(schema.getName(), present);
    }

    @Override
    public List<String> columns() {
        return columns.names();
    }

    @Override
    public void skipTo(long row) throws IOException {
        var groups = parquet.getRowGroups();
        while (group < groups.size() && line + groups.get(group).getRowCount() <= row) {
            line += groups.get(group).getRowCount();
            group++;
            parquet.skipNextRowGroup();
        }
        while (line < row && next()) {
            // Those of the group that were read before.
            fault = null;
        }
    }

    @Override
    public boolean next() throws IOException {
        try {
            while (left == 0) {
                if (!nextGroup()) {
                    return false;
                }
            }
            left--;
            readValues(rows == null ? null : rows.read());
            line++;
            return true;
        } catch (IOException | RuntimeException failure) {
            throw unreadable(failure, line + 1);
        }
    }

    private boolean nextGroup() throws IOException {
        var groups = parquet.getRowGroups();
        if (group == groups.size()) {
            return false;
        }
        demandBounded(groups.get(group));
        var pages = parquet.readNextRowGroup();
        group++;
        left = pages.getRowCount();
        rows =
                new ColumnIOFactory(parquet.getFileMetaData().getCreatedBy())
                        .getColumnIO(schema, parquet.getFileMetaData().getSchema())
                        .getRecordReader(pages, new GroupRecordConverter(schema));
        return true;
    }

    /** What is read of a group is in memory as it lies in the file. */
    private void demandBounded(BlockMetaData next) {
        Set<String> names =
                schema.getFields().stream().map(Type::getName).collect(Collectors.toSet());
        var bytes =
                next.getColumns().stream()
                        .filter(chunk -> names.contains(chunk.getPath().toArray()[0]))
                        .mapToLong(chunk -> chunk.getTotalSize())
                        .sum();
        if (bytes > settings.largestRowGroup().toBytes()) {
            throw new UnreadableFile(
                    line + 1,
                    null,
                    "a row group of %d bytes (expected: at most %d, bluehorizons.ingestion.formats.largest-row-group)"
                            .formatted(bytes, settings.largestRowGroup().toBytes()));
        }
    }

    private void readValues(@Nullable Group row) {
        if (row == null) {
            throw new IllegalStateException("fewer rows than the row group promises");
        }
        fault = null;
        for (var column = 0; column < values.length; column++) {
            try {
                values[column] = fields[column] < 0 ? null : ParquetJson.of(row, fields[column]);
            } catch (IllegalArgumentException wrong) {
                values[column] = null;
                fault =
                        new Fault(
                                columns.names().get(column),
                                null,
                                String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** The file lies on a disk of ours: what goes wrong is the file's fault. */
    private static UnreadableFile unreadable(Exception failure, long line) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile known) {
                return known;
            }
        }
        return new UnreadableFile(line, null, "not readable as Parquet: " + failure.getMessage());
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable String value(int column) {
        return values[column];
    }

    @Override
    public long bytesRead() {
        return total == 0 ? size : (long) ((double) size * line / total);
    }

    @Override
    public void close() throws IOException {
        try (file;
                parquet) {
            rows = null;
        }
    }
}
