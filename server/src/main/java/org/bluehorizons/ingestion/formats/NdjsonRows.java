package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object (RFC 8259) a line. A line that is none is the fault of that row alone. Empty
 * lines are skipped.
 */
final class NdjsonRows extends TextRows {

    private final Columns columns;
    private final Map<String, Integer> places;
    private final Lines lines;
    private final JsonMapper json;
    private final @Nullable String[] values;
    private final boolean[] seen;
    private @Nullable Fault fault;

    NdjsonRows(TextFile file, Columns columns, FormatSettings settings) {
        super(file, columns);
        this.columns = columns;
        this.places = columns.places();
        var longest = settings.longestRow().toBytes();
        this.lines = new Lines(file.content(), longest);
        this.values = new @Nullable String[columns.names().size()];
        this.seen = new boolean[values.length];
        this.json =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(settings.deepestNesting())
                                                        .maxStringLength((int) longest)
                                                        .maxNameLength(1024)
                                                        .build())
                                        .build())
                        .build();
    }

    @Override
    void read() {
        Arrays.fill(values, null);
        Arrays.fill(seen, false);
        fault = null;
        try (var parser = json.createParser(lines.buffer(), lines.start(), lines.length())) {
            fault = read(parser);
        } catch (JacksonException wrong) {
            fault = Fault.ofRow("not JSON: " + wrong.getOriginalMessage());
        }
    }

    @Override
    boolean find() throws IOException {
        try {
            while (lines.next()) {
                if (!blank()) {
                    return true;
                }
            }
            return false;
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    private boolean blank() {
        var buffer = lines.buffer();
        for (var index = 0; index < lines.length(); index++) {
            if (!Character.isWhitespace(buffer[lines.start() + index])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Fault read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Fault.ofRow("not a JSON object (expected: {...} on one line)");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var place = places.get(name);
            parser.nextToken();
            if (place == null) {
                if (!columns.othersIgnored()) {
                    return new Fault(name, null, "unknown (expected: " + columns.names() + ")");
                }
                parser.skipChildren();
            } else if (seen[place]) {
                return new Fault(name, null, "there twice");
            } else {
                seen[place] = true;
                values[place] = value(parser);
            }
        }
        return parser.nextToken() == null
                ? null
                : Fault.ofRow("more than one JSON value (expected: one object a line)");
    }

    private static @Nullable String value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> parser.readValueAsTree().toString();
            case null, default -> parser.getString();
        };
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable String value(int column) {
        return values[column];
    }
}
