package org.bluehorizons.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    private static List<String> rows(String csv, String... columns) throws IOException {
        try (var rows = Bytes.of(csv).csv(columns)) {
            return Bytes.rest(rows);
        }
    }

    @Test
    void givesTheColumnsInTheOrderTheyAreAskedForIn() throws IOException {
        assertThat(rows("price,code\n10,SG\n20,MY\n", "code", "price"))
                .containsExactly("2: SG | 10", "3: MY | 20");
    }

    @Test
    void readsWhatRfc4180Allows() throws IOException {
        assertThat(
                        rows(
                                "\uFEFF\"a\", b \r\n\"one, \"\"two\"\"\",x\r\n\"two\r\nlines\",y\r\n\r\nlast,é漢🚗",
                                "a",
                                "b"))
                .containsExactly("2: one, \"two\" | x", "3: two\r\nlines | y", "6: last | é漢🚗");
    }

    @Test
    void tellsNothingFromEmpty() throws IOException {
        assertThat(rows("a,b\n,\"\"\n", "a", "b")).containsExactly("2: null | ");
    }

    @Test
    void namesColumnsThatAreMissingUnknownOrThereTwice() {
        assertThatThrownBy(() -> rows("a,x,a\n1,2,3\n", "a", "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(
                        "line 1: columns missing: [b]; unknown: [x]; there twice: [a] (expected: [a, b])");
    }

    @Test
    void takesOptionalColumnsAsNullAndIgnoresOthersWhenTold() throws IOException {
        var columns = new Columns(List.of("a", "b"), Set.of("a"), true);
        try (var rows = Bytes.of("x,a\n1,2\n").read(Format.CSV, Compression.NONE, columns)) {
            assertThat(Bytes.rest(rows)).containsExactly("2: 2 | null");
        }
    }

    @Test
    void reportsARowOfAnotherWidthAndGoesOn() throws IOException {
        assertThat(rows("a,b\n1,2\n3\n4,5,6\n7,8\n", "a", "b"))
                .containsExactly(
                        "2: 1 | 2",
                        "3! null: 1 fields (expected: 2, as in the header)",
                        "4! null: 3 fields (expected: 2, as in the header)",
                        "5: 7 | 8");
    }

    @Test
    void namesTheLineOfAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n3,\"4\n5,6\n", "a", "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("quote");
        assertThatThrownBy(() -> rows("a\nx\n\"" + "long ".repeat(40_000) + "\n", "a"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("longest-row");
    }

    @Test
    void refusesTextBehindAQuotedValue() {
        assertThatThrownBy(() -> rows("a,b\n\"1\"x,2\n", "a", "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var latin = new Bytes(new byte[] {'a', '\n', 'o', 'k', '\n', (byte) 0xe9, 'x', '\n'});
        assertThatThrownBy(
                        () -> {
                            try (var rows = latin.csv("a")) {
                                Bytes.rest(rows);
                            }
                        })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void boundsColumnsAndRows() {
        assertThatThrownBy(() -> rows("a" + ",a".repeat(20) + "\n", "a"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 1: more than 20 columns");
        assertThatThrownBy(() ->
                        rows(
                                "a,b\n1,2\n" + "x".repeat(40_000) + "," + "y".repeat(40_000),
                                "a",
                                "b"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 3: a row of more than 65536 characters");
    }

    @Test
    void refusesAFileWithoutAHeader() {
        assertThatThrownBy(() -> rows("", "a"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no rows (expected: a header with [a])");
    }

    @Test
    void resumesBehindALine() throws IOException {
        try (var rows = Bytes.of("a\n1\n\"2\n2\"\n3\n4\n").csv("a")) {
            rows.skipTo(3);
            assertThat(Bytes.rest(rows)).containsExactly("5: 3", "6: 4");
        }
        try (var rows = Bytes.of("a\n1\n").csv("a")) {
            rows.skipTo(0);
            assertThat(Bytes.rest(rows)).containsExactly("2: 1");
        }
        try (var rows = Bytes.of("a\n1\n").csv("a")) {
            rows.skipTo(9);
            assertThat(Bytes.rest(rows)).isEmpty();
        }
    }
}
