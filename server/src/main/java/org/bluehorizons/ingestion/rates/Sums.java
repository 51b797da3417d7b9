package org.bluehorizons.ingestion.rates;

import java.util.Arrays;

/**
 * Exact sums and numbers of amounts by a key, without an object for each. An amount is in
 * ten-thousandths, 0 to 10^16; a sum is {@code high * 10^16 + low} of them. One thread at a time.
 */
final class Sums {

    static final long LOW_END = 10_000_000_000_000_000L;

    /** A slot: key, high, low, number; a number of 0 is an empty one. Together, for the cache. */
    private static final int WIDTH = 4;

    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int NUMBER = 3;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] slots;
    private int shift;
    private int size;

    /** For so many keys; it grows when there are more. */
    Sums(int keys) {
        var bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(8, keys) * 2L - 1);
        this.slots = new long[WIDTH << bits];
        this.shift = Long.SIZE - bits;
    }

    int size() {
        return size;
    }

    void add(long key, long amount) {
        add(key, 0, amount, 1);
    }

    void add(long key, long high, long low, long number) {
        var slot = slot(key);
        if (slots[slot + NUMBER] == 0) {
            if (size * 2L * WIDTH >= slots.length) {
                grow();
                slot = slot(key);
            }
            slots[slot] = key;
            size++;
        }
        var sum = slots[slot + LOW] + low;
        var carry = sum >= LOW_END ? 1 : 0;
        slots[slot + LOW] = sum - carry * LOW_END;
        slots[slot + HIGH] += high + carry;
        slots[slot + NUMBER] += number;
    }

    /** What another one has in a slot. */
    void add(long key, Sums other, int slot) {
        add(key, other.high(slot), other.low(slot), other.number(slot));
    }

    /** What another one has of these keys. */
    void addAll(Sums other, long[] keys) {
        for (var key : keys) {
            add(key, other, other.slot(key));
        }
    }

    /** How many amounts these keys have. */
    long number(long[] keys) {
        var number = 0L;
        for (var key : keys) {
            number += number(slot(key));
        }
        return number;
    }

    /** All keys, from the least to the greatest. */
    long[] keys() {
        var keys = new long[size];
        var count = 0;
        for (var slot = 0; slot < slots.length; slot += WIDTH) {
            if (slots[slot + NUMBER] > 0) {
                keys[count++] = slots[slot];
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    /** What {@link #high}, {@link #low} and {@link #number} take; the next new key ends it. */
    int slot(long key) {
        var slot = (int) ((key * SPREAD) >>> shift) * WIDTH;
        while (slots[slot + NUMBER] > 0 && slots[slot] != key) {
            slot = slot + WIDTH == slots.length ? 0 : slot + WIDTH;
        }
        return slot;
    }

    long high(int slot) {
        return slots[slot + HIGH];
    }

    long low(int slot) {
        return slots[slot + LOW];
    }

    long number(int slot) {
        return slots[slot + NUMBER];
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 2];
        shift--;
        for (var from = 0; from < old.length; from += WIDTH) {
            if (old[from + NUMBER] > 0) {
                System.arraycopy(old, from, slots, slot(old[from]), WIDTH);
            }
        }
    }
}
