package org.bluehorizons.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of a benchmark, kept as JSON and shown as a table.
 *
 * @param date RFC 3339
 * @param commit what was measured; ends in {@code -dirty} where the work tree had changes
 */
public record Report(String name, String date, Machine machine, String commit, List<Row> rows) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes {@code NAME.json} into the folder, over an older one. */
    public Path write(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name + ".json");
        return Files.writeString(file, json() + "\n");
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    public String table() {
        int width = rows.stream().mapToInt(row -> row.metric().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            table.append(row.metric())
                    .repeat(' ', width - row.metric().length())
                    .append(
                            "  %14s %-8s %s\n"
                                    .formatted(
                                            number(row.value()),
                                            row.unit(),
                                            aim(row.aim(), row.met())));
        }
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.2f", value);
    }

    private static String aim(@Nullable String aim, @Nullable Boolean met) {
        if (aim == null || met == null) {
            return "";
        }
        return "aim: " + aim + (met ? ", met" : ", NOT MET");
    }
}
