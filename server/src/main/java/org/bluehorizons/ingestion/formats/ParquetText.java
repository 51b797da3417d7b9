package org.bluehorizons.ingestion.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * Values of Parquet as text (Parquet's LogicalTypes.md): dates and times as ISO 8601, numbers as
 * plain decimals.
 */
final class ParquetText {

    private ParquetText() {}

    /**
     * @param index among the values of a repeated field
     * @throws IllegalArgumentException with the rule, for bytes that are no text
     */
    static String of(Group group, int field, int index, PrimitiveType type) {
        var meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> String.valueOf(group.getBoolean(field, index));
            case INT32 -> number(group.getInteger(field, index), 32, meaning);
            case INT64 -> number(group.getLong(field, index), 64, meaning);
            case FLOAT -> decimal(group.getFloat(field, index));
            case DOUBLE -> decimal(group.getDouble(field, index));
            case INT96 -> legacyTime(group.getInt96(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, index), meaning);
        };
    }

    private static String number(long value, int bits, @Nullable LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case DateLogicalTypeAnnotation _ -> LocalDate.ofEpochDay(value).toString();
            case DecimalLogicalTypeAnnotation decimal ->
                    BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
            case TimeLogicalTypeAnnotation time ->
                    DateTimeFormatter.ISO_LOCAL_TIME.format(
                            LocalTime.MIDNIGHT.plus(value, unit(time.getUnit())));
            case TimestampLogicalTypeAnnotation time -> timestamp(value, time);
            case IntLogicalTypeAnnotation whole when !whole.isSigned() ->
                    bits == 32
                            ? Integer.toUnsignedString((int) value)
                            : Long.toUnsignedString(value);
            case null, default -> Long.toString(value);
        };
    }

    private static String timestamp(long value, TimestampLogicalTypeAnnotation type) {
        var time = Instant.EPOCH.plus(value, unit(type.getUnit()));
        return type.isAdjustedToUTC()
                ? time.toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static String decimal(Number number) {
        return Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString()).toPlainString()
                : number.toString();
    }

    /** Nanoseconds of the day, then the Julian day, as Impala and Spark wrote times once. */
    private static String legacyTime(Binary value) {
        var parts = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        var nanos = parts.getLong(parts.position());
        var day = parts.getInt(parts.position() + Long.BYTES);
        return LocalDate.EPOCH
                .with(JulianFields.JULIAN_DAY, day)
                .atStartOfDay()
                .plusNanos(nanos)
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private static String bytes(Binary value, @Nullable LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case DecimalLogicalTypeAnnotation decimal ->
                    new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale())
                            .toPlainString();
            case UUIDLogicalTypeAnnotation _ -> {
                var parts = value.toByteBuffer();
                yield new UUID(
                                parts.getLong(parts.position()),
                                parts.getLong(parts.position() + Long.BYTES))
                        .toString();
            }
            // Older programs write text without saying that it is.
            case null, default -> text(value);
        };
    }

    private static String text(Binary value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException("text in UTF-8, not binary data", binary);
        }
    }
}
