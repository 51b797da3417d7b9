package org.bluehorizons.charging.ocpp;

import static org.bluehorizons.charging.ocpp.OcppError.FORMAT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.PROPERTY_CONSTRAINT_VIOLATION;
import static org.bluehorizons.charging.ocpp.OcppError.TYPE_CONSTRAINT_VIOLATION;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Payloads to records and back. Tolerates what real chargers do and the specification leaves room
 * for: unknown properties, enumerations in other case, numbers as strings, times without a zone
 * (taken as UTC). Safe for use by many threads.
 */
public final class OcppJson {

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .changeDefaultPropertyInclusion(_ ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Instant.class, new LenientTime())
                                    .addSerializer(Instant.class, new Milliseconds()))
                    .build();

    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private OcppJson() {}

    /**
     * @throws OcppRefusal naming the field and the rule it breaks
     */
    public static <T extends Record> T read(Class<T> type, String payload) {
        T read;
        try {
            read = READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(payload);
        } catch (InvalidFormatException value) {
            throw new OcppRefusal(
                    value.getTargetType() != null && value.getTargetType().isEnum()
                            ? PROPERTY_CONSTRAINT_VIOLATION
                            : TYPE_CONSTRAINT_VIOLATION,
                    path(value) + ": not a value of its type");
        } catch (MismatchedInputException type2) {
            throw new OcppRefusal(TYPE_CONSTRAINT_VIOLATION, path(type2) + ": of the wrong type");
        } catch (JacksonException malformed) {
            throw new OcppRefusal(FORMAT_VIOLATION, "malformed JSON");
        }
        PayloadCheck.check(read);
        return read;
    }

    public static String write(Record payload) {
        return MAPPER.writeValueAsString(payload);
    }

    private static String path(DatabindException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** RFC 3339, and what chargers write in its place. */
    private static final class LenientTime extends ValueDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString("").strip();
            try {
                var parsed =
                        DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
                return parsed instanceof OffsetDateTime zoned
                        ? zoned.toInstant()
                        : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException notATime) {
                throw InvalidFormatException.from(parser, "no time", text, Instant.class);
            }
        }
    }

    /** Some chargers cannot read more digits. */
    private static final class Milliseconds extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }
}
