package org.bluehorizons.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On files that DuckDB writes. */
class ParquetRowsTest {

    @TempDir private Path directory;

    private Path written(String query, String options) throws SQLException {
        var file = directory.resolve("rows.parquet");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (%s) TO '%s' (FORMAT parquet%s)".formatted(query, file, options));
        }
        return file;
    }

    private static RowReader open(Path file, Columns columns) throws IOException {
        return new RowReaders(Bytes.LIMITS)
                .open(RowSource.of(file), new FileKind(Format.PARQUET, Compression.NONE), columns);
    }

    private static List<String> rows(Path file, String... columns) throws IOException {
        try (var rows = open(file, Columns.of(columns))) {
            return Bytes.rest(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
    void readsEveryCompressionThatProgramsWrite(String codec) throws SQLException, IOException {
        var file =
                written(
                        "SELECT 'SG' || i AS code, i AS amount FROM range(10000) t(i)",
                        ", CODEC '%s'".formatted(codec));
        assertThat(rows(file, "amount", "code"))
                .hasSize(10_000)
                .startsWith("1: 0 | SG0", "2: 1 | SG1")
                .endsWith("10000: 9999 | SG9999");
    }

    @Test
    void givesDatesTimesAndNumbersAsText() throws SQLException, IOException {
        var file =
                written(
                        """
                        SELECT DATE '2026-11-21' AS day, TIMESTAMP '2026-11-21 10:00:00' AS local,
                               TIMESTAMPTZ '2026-11-21 10:00:00.5+08' AS instant,
                               TIME '08:30:00' AS hour, 12.50::DECIMAL(9,2) AS price,
                               -0.01::DECIMAL(30,2) AS small, 7::UTINYINT AS few,
                               4000000000::UINTEGER AS many, 1e21::DOUBLE AS large, true AS yes,
                               uuid '0199e2f0-0000-7000-8000-000000000001' AS id, NULL::INT AS none
                        """,
                        "");
        assertThat(
                        rows(
                                file, "day", "local", "instant", "hour", "price", "small", "few",
                                "many", "large", "yes", "id", "none"))
                .containsExactly(
                        "1: 2026-11-21 | 2026-11-21T10:00:00 | 2026-11-21T02:00:00.500Z | 08:30:00"
                                + " | 12.50 | -0.01 | 7 | 4000000000 | 1000000000000000000000 | true |"
                                + " 0199e2f0-0000-7000-8000-000000000001 | null");
    }

    @Test
    void givesListsStructsAndMapsAsJson() throws SQLException, IOException {
        var file =
                written(
                        """
                        SELECT ['a', NULL, 'b'] AS codes, {'x': 1, 'y': NULL::INT} AS point,
                               map {'k': 'v'} AS names, []::VARCHAR[] AS nothing
                        """,
                        "");
        assertThat(rows(file, "codes", "point", "names", "nothing"))
                .containsExactly(
                        "1: [\"a\",null,\"b\"] | {\"x\":\"1\",\"y\":null} | {\"k\":\"v\"} | []");
    }

    @Test
    void resumesBehindARowAndSkipsRowGroups() throws SQLException, IOException {
        var file = written("SELECT i AS a FROM range(10000) t(i)", ", ROW_GROUP_SIZE 2048");
        for (var behind : List.of(0, 1, 2047, 2048, 2049, 8192, 9999)) {
            try (var rows = open(file, Columns.of("a"))) {
                rows.skipTo(behind);
                assertThat(rows.next()).isTrue();
                assertThat(rows.line()).isEqualTo(behind + 1);
                assertThat(rows.value(0)).isEqualTo(String.valueOf(behind));
                assertThat(Bytes.rest(rows)).hasSize(9_999 - behind);
                assertThat(rows.bytesRead()).isEqualTo(Files.size(file));
            }
        }
        try (var rows = open(file, Columns.of("a"))) {
            rows.skipTo(20_000);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void namesColumnsThatAreMissingOrUnknown() throws SQLException {
        var file = written("SELECT 1 AS a, 2 AS x", "");
        assertThatThrownBy(() -> rows(file, "a", "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(
                        "file: columns missing: [b]; unknown: [x]; there twice: [] (expected: [a,"
                                + " b])");
    }

    @Test
    void readsOptionalColumnsAndIgnoresOthersWhenTold() throws SQLException, IOException {
        var file = written("SELECT 1 AS a, 2 AS x", "");
        try (var rows = open(file, new Columns(List.of("b", "a"), Set.of("a"), true))) {
            assertThat(Bytes.rest(rows)).containsExactly("1: null | 1");
        }
    }

    @Test
    void reportsBytesThatAreNoText() throws SQLException, IOException {
        var file = written("SELECT '\\xFF'::BLOB AS a UNION ALL SELECT 'ok'::BLOB", "");
        assertThat(rows(file, "a"))
                .containsExactly("1! a: text in UTF-8, not binary data", "2: ok");
    }

    @Test
    void tellsThatAFileIsCutOffOrChanged() throws SQLException, IOException {
        var file = written("SELECT i AS a, random() AS b FROM range(10000) t(i)", "");
        var content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));
        assertThatThrownBy(() -> rows(file, "a", "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Parquet");
        for (var place = 100; place < 4_000; place++) {
            content[place] ^= 0x5a;
        }
        Files.write(file, content);
        assertThatThrownBy(() -> rows(file, "a", "b")).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void endsTheReadingOfABomb() throws SQLException {
        var file =
                written(
                        "SELECT repeat('x', 3000000) || i AS a FROM range(100) t(i)",
                        ", CODEC 'zstd', ROW_GROUP_SIZE 100000");
        assertThatThrownBy(() -> rows(file, "a"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("most-expansion");
    }
}
