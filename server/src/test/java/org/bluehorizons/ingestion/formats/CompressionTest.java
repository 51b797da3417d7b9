package org.bluehorizons.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    private static Bytes packed(Bytes plain, Compression compression) {
        return switch (compression) {
            case NONE -> plain;
            case GZIP -> plain.gzipped();
            case ZSTD -> plain.zstd();
        };
    }

    private static RowReader csv(RowSource source, Compression compression) throws IOException {
        return new RowReaders(Bytes.LIMITS)
                .open(source, new FileKind(Format.CSV, compression), Columns.of("a", "b"));
    }

    @ParameterizedTest
    @EnumSource
    void readsAFilePackedOnceOrInSeveralParts(Compression compression) throws IOException {
        var file =
                packed(Bytes.of("\uFEFFa,b\n1,2\n"), compression)
                        .and(packed(Bytes.of("3,4\n"), compression));
        try (var rows = csv(file, compression)) {
            assertThat(Bytes.rest(rows)).containsExactly("2: 1 | 2", "3: 3 | 4");
            assertThat(rows.bytesRead()).isEqualTo(file.size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void tellsThatAFileIsCutOff(Compression compression) {
        var file = packed(Bytes.of("a,b\n" + "1,2\n".repeat(1000)), compression).cut(9);
        assertThatThrownBy(
                        () -> {
                            try (var rows = csv(file, compression)) {
                                Bytes.rest(rows);
                            }
                        })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("unreadable from here on");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void endsTheReadingOfABomb(Compression compression) {
        var bomb = packed(Bytes.of("a,b\n" + "1,2\n".repeat(30_000_000)), compression);
        assertThat(bomb.size()).isLessThan(600_000);
        assertThatThrownBy(
                        () -> {
                            try (var rows = csv(bomb, compression)) {
                                while (rows.next()) {
                                    assertThat(rows.line()).isLessThan(20_000_000);
                                }
                            }
                        })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("most-expansion");
    }

    @Test
    void doesNotBlameTheFileForAStoreThatIsAway() {
        var file = Bytes.of("a,b\n" + "1,2\n".repeat(100_000)).gzipped();
        assertThatThrownBy(
                        () -> {
                            try (var rows = csv(new BreakingOff(file), Compression.GZIP)) {
                                Bytes.rest(rows);
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }

    private record BreakingOff(Bytes file) implements RowSource {

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() {
            return new SequenceInputStream(
                    new ByteArrayInputStream(file.content(), 0, (int) size() / 2),
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the store is away");
                        }

                        @Override
                        public int read(byte[] target, int offset, int length) throws IOException {
                            return read();
                        }
                    });
        }

        @Override
        public Local local() {
            return file.local();
        }
    }

    @Test
    void refusesAnEmptyFileThatIsSaidToBePacked() {
        assertThatThrownBy(() -> csv(Bytes.of(""), Compression.ZSTD))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("an empty file (expected: zstd)");
    }
}
