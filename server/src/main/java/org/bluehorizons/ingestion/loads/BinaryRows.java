package org.bluehorizons.ingestion.loads;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"), in a buffer
 * that is handed on when it is full enough. A row that turns out bad halfway is taken back. One
 * thread at a time.
 */
final class BinaryRows {

    /** What goes before the first row of a COPY. */
    static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** What goes behind the last one. */
    static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private static final int NUMERIC_BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final int NEGATIVE = 0x4000;

    private byte[] buffer;
    private int position;
    private int rowStart;

    BinaryRows(byte[] buffer) {
        this.buffer = buffer;
    }

    /** The bytes so far, {@link #length} of them; from now on others are written to. */
    byte[] handOver(byte[] next) {
        var full = buffer;
        buffer = next;
        position = 0;
        return full;
    }

    int length() {
        return position;
    }

    void beginRow(int columns) {
        rowStart = position;
        room(2);
        buffer[position++] = (byte) (columns >> 8);
        buffer[position++] = (byte) columns;
    }

    void takeBackRow() {
        position = rowStart;
    }

    void none() {
        room(4);
        putInt(-1);
    }

    void int8(long value) {
        room(12);
        putInt(8);
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    void int4(int value) {
        room(8);
        putInt(4);
        putInt(value);
    }

    void bool(boolean value) {
        room(5);
        putInt(1);
        buffer[position++] = (byte) (value ? 1 : 0);
    }

    void text(String value) {
        room(4 + value.length());
        var start = position;
        position += 4;
        for (var index = 0; index < value.length(); index++) {
            var letter = value.charAt(index);
            if (letter >= 0x80) {
                position = start;
                bytes(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[position++] = (byte) letter;
        }
        var end = position;
        position = start;
        putInt(value.length());
        position = end;
    }

    /**
     * A numeric.
     *
     * @param unscaled all its digits
     * @param scale how many of them stand behind the point, 0 to 15
     */
    void numeric(long unscaled, int scale) {
        var power = Decimals.POWERS[scale];
        var whole = Math.abs(unscaled / power);
        var fractionGroups = (scale + BASE_DIGITS - 1) / BASE_DIGITS;
        var fraction =
                Math.abs(unscaled % power) * Decimals.POWERS[fractionGroups * BASE_DIGITS - scale];
        var wholeGroups = 0;
        for (var rest = whole; rest > 0; rest /= NUMERIC_BASE) {
            wholeGroups++;
        }
        var groups = wholeGroups + fractionGroups;
        room(12 + 2 * groups);
        putInt(8 + 2 * groups);
        putShort(groups);
        putShort(wholeGroups - 1);
        putShort(unscaled < 0 ? NEGATIVE : 0);
        putShort(scale);
        var digits = position;
        position += 2 * groups;
        putGroups(digits + 2 * wholeGroups, whole, wholeGroups);
        putGroups(position, fraction, fractionGroups);
    }

    /** From the last one to the first. */
    private void putGroups(int end, long number, int groups) {
        var rest = number;
        for (var at = end - 2; at >= end - 2 * groups; at -= 2) {
            var group = (int) (rest % NUMERIC_BASE);
            buffer[at] = (byte) (group >> 8);
            buffer[at + 1] = (byte) group;
            rest /= NUMERIC_BASE;
        }
    }

    private void bytes(byte[] value) {
        room(4 + value.length);
        putInt(value.length);
        System.arraycopy(value, 0, buffer, position, value.length);
        position += value.length;
    }

    private void putShort(int value) {
        buffer[position++] = (byte) (value >> 8);
        buffer[position++] = (byte) value;
    }

    private void putInt(int value) {
        buffer[position++] = (byte) (value >> 24);
        buffer[position++] = (byte) (value >> 16);
        buffer[position++] = (byte) (value >> 8);
        buffer[position++] = (byte) value;
    }

    private void room(int bytes) {
        if (buffer.length - position < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, position + bytes));
        }
    }
}
