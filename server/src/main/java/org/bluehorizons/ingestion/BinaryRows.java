package org.bluehorizons.ingestion;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"), in a buffer
 * that is handed on when it is full enough. A row that turns out bad halfway is taken back. One
 * thread at a time.
 */
public final class BinaryRows {

    /** What goes before the first row of a COPY. */
    static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** What goes behind the last one. */
    static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    /** Of {@code pg_type.dat}. */
    public static final int INT4 = 23;

    public static final int INT8 = 20;
    public static final int NUMERIC = 1700;

    private static final int ARRAY_HEADER = 6 * Integer.BYTES;
    private static final int NUMERIC_BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final int NEGATIVE = 0x4000;
    private static final int SUM_DECIMALS = 4;
    private static final int GROUPS_OF_LOW = 4;
    private static final long[] POWERS =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();

    private byte[] buffer;
    private int position;
    private int rowStart;
    private int arrayStart;

    public BinaryRows(byte[] buffer) {
        this.buffer = buffer;
    }

    /** The bytes so far, {@link #length} of them; from now on others are written to. */
    public byte[] handOver(byte[] next) {
        var full = buffer;
        buffer = next;
        position = 0;
        return full;
    }

    public int length() {
        return position;
    }

    public void beginRow(int columns) {
        rowStart = position;
        room(2);
        buffer[position++] = (byte) (columns >> 8);
        buffer[position++] = (byte) columns;
    }

    public void takeBackRow() {
        position = rowStart;
    }

    public void none() {
        room(4);
        putInt(-1);
    }

    public void int8(long value) {
        room(12);
        putInt(8);
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    public void int4(int value) {
        room(8);
        putInt(4);
        putInt(value);
    }

    public void bool(boolean value) {
        room(5);
        putInt(1);
        buffer[position++] = (byte) (value ? 1 : 0);
    }

    public void text(String value) {
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
    public void numeric(long unscaled, int scale) {
        var power = POWERS[scale];
        var whole = Math.abs(unscaled / power);
        var fractionGroups = (scale + BASE_DIGITS - 1) / BASE_DIGITS;
        var fraction = Math.abs(unscaled % power) * POWERS[fractionGroups * BASE_DIGITS - scale];
        var wholeGroups = groups(whole);
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

    /**
     * A numeric of four decimals, none of it negative: {@code high * 10^16 + low} ten-thousandths.
     *
     * @param low less than 10^16
     */
    public void sum(long high, long low) {
        var highGroups = groups(high);
        var groups = highGroups == 0 ? Math.max(1, groups(low)) : highGroups + GROUPS_OF_LOW;
        room(12 + 2 * groups);
        putInt(8 + 2 * groups);
        putShort(groups);
        putShort(groups - 2);
        putShort(0);
        putShort(SUM_DECIMALS);
        position += 2 * groups;
        putGroups(position, low, groups - highGroups);
        putGroups(position - 2 * GROUPS_OF_LOW, high, highGroups);
    }

    /**
     * An array without nulls; so many elements follow, then {@link #endArray}.
     *
     * @param type of the elements, as PostgreSQL numbers types
     */
    public void beginArray(int type, int elements) {
        room(ARRAY_HEADER);
        arrayStart = position;
        putInt(0);
        putInt(1);
        putInt(0);
        putInt(type);
        putInt(elements);
        putInt(1);
    }

    public void endArray() {
        var end = position;
        position = arrayStart;
        putInt(end - arrayStart - Integer.BYTES);
        position = end;
    }

    private static int groups(long number) {
        var groups = 0;
        for (var rest = number; rest > 0; rest /= NUMERIC_BASE) {
            groups++;
        }
        return groups;
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
