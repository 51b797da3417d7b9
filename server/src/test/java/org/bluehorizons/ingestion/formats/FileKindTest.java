package org.bluehorizons.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileKindTest {

    private static final byte[] CSV = Bytes.of("a,b\n1,2\n").content();

    @Test
    void isToldByTheName() {
        assertThat(FileKind.told("prices.csv", null, CSV))
                .isEqualTo(new FileKind(Format.CSV, Compression.NONE));
        assertThat(FileKind.told("Places.JSONL.GZ", "text/csv", new Bytes(CSV).gzipped().content()))
                .isEqualTo(new FileKind(Format.NDJSON, Compression.GZIP));
        assertThat(FileKind.told("x.ndjson.zst", null, new Bytes(CSV).zstd().content()))
                .isEqualTo(new FileKind(Format.NDJSON, Compression.ZSTD));
    }

    @Test
    void isElseToldByTheMediaTypeAndThenByTheContent() {
        assertThat(FileKind.told("data", "application/x-ndjson; charset=utf-8", CSV).format())
                .isEqualTo(Format.NDJSON);
        assertThat(FileKind.told(null, null, Bytes.of(" \n{\"a\": 1}").content()).format())
                .isEqualTo(Format.NDJSON);
        assertThat(FileKind.told("data", "application/octet-stream", CSV).format())
                .isEqualTo(Format.CSV);
    }

    @Test
    void believesMarksMoreThanNames() {
        assertThat(FileKind.told("prices.csv", null, new Bytes(CSV).gzipped().content()))
                .isEqualTo(new FileKind(Format.CSV, Compression.GZIP));
        assertThat(FileKind.told("prices.csv", "text/csv", Bytes.of("PAR1...").content()))
                .isEqualTo(new FileKind(Format.PARQUET, Compression.NONE));
    }

    @Test
    void refusesWhatIsNotWhatItPromises() {
        assertThatThrownBy(() -> FileKind.told("prices.csv.gz", null, CSV))
                .hasMessageContaining("the name says gzip, the content is not");
        assertThatThrownBy(() -> FileKind.told("prices.parquet", null, CSV))
                .hasMessageContaining("begins with PAR1");
        assertThatThrownBy(() ->
                        FileKind.told(
                                "prices.parquet.gz", null, new Bytes(CSV).gzipped().content()))
                .isInstanceOf(UnreadableFile.class);
    }
}
