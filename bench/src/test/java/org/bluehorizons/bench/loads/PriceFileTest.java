package org.bluehorizons.bench.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceFileTest {

    private static final World MONTH = new World(31);

    @TempDir private Path folder = Path.of("");

    @Test
    void writesTheSameFileForTheSameSeed() throws IOException {
        Path one = new PriceFile(MONTH).write(folder.resolve("one.csv"), 1_000, 7);
        Path other = new PriceFile(MONTH).write(folder.resolve("other.csv"), 1_000, 7);
        Path third = new PriceFile(MONTH).write(folder.resolve("third.csv"), 1_000, 8);

        assertThat(one).hasSameTextualContentAs(other);
        assertThat(Files.mismatch(one, third)).isPositive();
    }

    @Test
    void writesEachRowAsTheDataSetTakesIt() throws IOException {
        List<String> lines =
                Files.readAllLines(
                        new PriceFile(MONTH).write(folder.resolve("prices.csv"), 5_000, 1));

        assertThat(lines).hasSize(5_001).first().isEqualTo(PriceFile.HEADER);
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line ->
                        line.matches(
                                "BEN\\d{3},BEN\\d{3},2025-01-\\d\\d,\\d{1,4}\\.\\d\\d,[A-Z]{3}"));
    }

    @Test
    void goesThroughAllDaysInOrder() throws IOException {
        List<String> days =
                Files.readAllLines(
                                new PriceFile(MONTH).write(folder.resolve("prices.csv"), 3_100, 1))
                        .stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[2])
                        .toList();

        assertThat(days).isSorted();
        assertThat(days.stream().distinct()).hasSize(31);
    }
}
