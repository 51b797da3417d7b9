package org.bluehorizons.ingestion.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NdjsonRowsTest {

    private static List<String> rows(String text, String... columns) throws IOException {
        try (var rows = Bytes.of(text).read(Format.NDJSON, Compression.NONE, Columns.of(columns))) {
            return Bytes.rest(rows);
        }
    }

    @Test
    void givesValuesAsTheFileWritesThem() throws IOException {
        assertThat(
                        rows(
                                """
                                {"b": 1.50, "a": "é\\n漢"}

                                {"a": 12345678901234567890.123456789, "b": true}
                                {"a": null}
                                """,
                                "a",
                                "b"))
                .containsExactly(
                        "1: é\n漢 | 1.50",
                        "3: 12345678901234567890.123456789 | true",
                        "4: null | null");
    }

    @Test
    void givesObjectsAndListsAsJson() throws IOException {
        assertThat(rows("{\"a\": {\"x\": [1, \"2\"]}, \"b\": []}\r\n", "a", "b"))
                .containsExactly("1: {\"x\":[1,\"2\"]} | []");
    }

    @Test
    void reportsALineThatIsNoObjectAndGoesOn() throws IOException {
        var told =
                rows(
                        """
                        {"a": 1}
                        [1]
                        {"a": 1} {"a": 2}
                        {"a": 1, "a": 2}
                        {"a": 1, "z": 2}
                        {"a":
                        {"a": [[[[[[[[[1]]]]]]]]]}
                        {"a": 9}
                        """,
                        "a");
        assertThat(told).hasSize(8).startsWith("1: 1").endsWith("8: 9");
        assertThat(told.get(1)).startsWith("2! null: not a JSON object");
        assertThat(told.get(2)).startsWith("3! null: more than one JSON value");
        assertThat(told.get(3)).isEqualTo("4! a: there twice");
        assertThat(told.get(4)).isEqualTo("5! z: unknown (expected: [a])");
        assertThat(told.get(5)).startsWith("6! null: not JSON");
        assertThat(told.get(6)).startsWith("7! null: not JSON").contains("nesting depth");
    }

    @Test
    void ignoresOthersWhenTold() throws IOException {
        var columns = new Columns(List.of("a"), Set.of(), true);
        try (var rows =
                Bytes.of("{\"x\": {\"a\": 1}, \"a\": 2}")
                        .read(Format.NDJSON, Compression.NONE, columns)) {
            assertThat(Bytes.rest(rows)).containsExactly("1: 2");
        }
    }

    @Test
    void readsLinesAcrossItsBuffer() throws IOException {
        var text = new StringBuilder();
        for (var line = 1; line <= 5_000; line++) {
            text.append("{\"a\": \"").append("x".repeat(line % 97)).append(line).append("\"}\n");
        }
        text.append("{\"a\": \"").append("y".repeat(60_000)).append("\"}");
        var told = rows(text.toString(), "a");
        assertThat(told).hasSize(5_001);
        assertThat(told.get(96)).isEqualTo("97: 97");
        assertThat(told.get(4_999)).isEqualTo("5000: " + "x".repeat(5_000 % 97) + "5000");
        assertThat(told.getLast()).hasSize("5001: ".length() + 60_000);
    }

    @Test
    void boundsALine() {
        assertThatThrownBy(() -> rows("{\"a\": 1}\n{\"a\": \"" + "x".repeat(70_000) + "\"}", "a"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 2: a row of more than 65536 bytes");
    }

    @Test
    void resumesBehindALine() throws IOException {
        try (var rows =
                Bytes.of("{\"a\":1}\n\n{\"a\":2}\n{\"a\":3}\n")
                        .read(Format.NDJSON, Compression.NONE, Columns.of("a"))) {
            rows.skipTo(1);
            assertThat(Bytes.rest(rows)).containsExactly("3: 2", "4: 3");
        }
    }
}
