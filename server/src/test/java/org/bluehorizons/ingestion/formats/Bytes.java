package org.bluehorizons.ingestion.formats;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A file in memory, for tests. */
record Bytes(byte[] content) implements RowSource {

    static final FormatSettings LIMITS =
            new FormatSettings(
                    20,
                    DataSize.ofKilobytes(64),
                    8,
                    DataSize.ofMegabytes(64),
                    200,
                    DataSize.ofMegabytes(200));

    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes gzipped() {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return new Bytes(packed.toByteArray());
    }

    Bytes zstd() {
        return new Bytes(Zstd.compress(content));
    }

    Bytes and(Bytes more) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(content);
        both.writeBytes(more.content);
        return new Bytes(both.toByteArray());
    }

    Bytes cut(int bytes) {
        return new Bytes(Arrays.copyOf(content, content.length - bytes));
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public Local local() {
        throw new UnsupportedOperationException("in memory");
    }

    RowReader read(Format format, Compression compression, Columns columns) throws IOException {
        return new RowReaders(LIMITS).open(this, new FileKind(format, compression), columns);
    }

    RowReader csv(String... columns) throws IOException {
        return read(Format.CSV, Compression.NONE, Columns.of(columns));
    }

    /** What is left: {@code 2: a | null}, or {@code 3! column: rule} for rows with a fault. */
    static List<String> rest(RowReader rows) throws IOException {
        var told = new ArrayList<String>();
        while (rows.next()) {
            told.add(row(rows));
        }
        return told;
    }

    private static String row(RowReader rows) {
        var fault = rows.fault();
        if (fault != null) {
            return "%d! %s: %s".formatted(rows.line(), fault.column(), fault.rule());
        }
        var values = new ArrayList<@Nullable String>();
        for (var column = 0; column < rows.columns().size(); column++) {
            values.add(rows.value(column));
        }
        return rows.line()
                + ": "
                + String.join(" | ", values.stream().map(String::valueOf).toList());
    }
}
