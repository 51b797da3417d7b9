package org.bluehorizons.vehicles.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"). Grows to the
 * largest batch and is used again. One thread at a time.
 */
final class BinaryRows {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;
    private static final int TEXT_OID = 25;
    private static final int CHUNK = 65_536;

    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

    /** Starts over with an empty stream. */
    void begin() {
        buffer.clear();
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    void row(int columns) {
        room(2).putShort((short) columns);
    }

    void uuid(UUID value) {
        room(20).putInt(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    void instant(Instant value) {
        var micros =
                (value.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000
                        + value.getNano() / 1_000;
        room(12).putInt(8).putLong(micros);
    }

    void int8(@Nullable Long value) {
        if (value == null) {
            none();
        } else {
            room(12).putInt(8).putLong(value);
        }
    }

    void int4(@Nullable Integer value) {
        if (value == null) {
            none();
        } else {
            room(8).putInt(4).putInt(value);
        }
    }

    void int2(@Nullable Short value) {
        if (value == null) {
            none();
        } else {
            room(6).putInt(2).putShort(value);
        }
    }

    void float8(@Nullable Double value) {
        if (value == null) {
            none();
        } else {
            room(12).putInt(8).putDouble(value);
        }
    }

    void float4(@Nullable Float value) {
        if (value == null) {
            none();
        } else {
            room(8).putInt(4).putFloat(value);
        }
    }

    void bool(@Nullable Boolean value) {
        if (value == null) {
            none();
        } else {
            room(5).putInt(1).put((byte) (value ? 1 : 0));
        }
    }

    void jsonb(@Nullable String value) {
        if (value == null) {
            none();
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        room(5 + bytes.length).putInt(bytes.length + 1).put((byte) 1).put(bytes);
    }

    void textArray(@Nullable List<String> values) {
        if (values == null) {
            none();
            return;
        }
        var elements = values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toList();
        var size = elements.stream().mapToInt(element -> 4 + element.length).sum();
        if (elements.isEmpty()) {
            room(16).putInt(12).putInt(0).putInt(0).putInt(TEXT_OID);
            return;
        }
        room(24 + size).putInt(20 + size).putInt(1).putInt(0).putInt(TEXT_OID);
        buffer.putInt(elements.size()).putInt(1);
        for (var element : elements) {
            buffer.putInt(element.length).put(element);
        }
    }

    /** Sends the rows and ends the COPY; answers the rows that PostgreSQL took. */
    long sendTo(CopyIn copy) throws SQLException {
        room(2).putShort((short) -1);
        try {
            for (var at = 0; at < buffer.position(); at += CHUNK) {
                copy.writeToCopy(buffer.array(), at, Math.min(CHUNK, buffer.position() - at));
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void none() {
        room(4).putInt(-1);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            var grown = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            var position = buffer.position();
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), grown));
            buffer.position(position);
        }
        return buffer;
    }
}
