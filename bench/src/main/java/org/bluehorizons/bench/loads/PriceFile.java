package org.bluehorizons.bench.loads;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prices as an export has them: in the order of days, from and to any place, nine of ten in one
 * currency. The same seed gives the same file.
 */
public final class PriceFile {
    static final String HEADER = "origin,destination,day,amount,currency";

    private static final int BUFFER = 1 << 20;
    private static final int MOST_CENTS = 500_000;
    private static final int TENTHS = 10;

    private final List<byte[]> places = bytes(World.places());
    private final List<byte[]> currencies = bytes(World.CURRENCIES);
    private final List<byte[]> days;
    private final byte[] digits = new byte[16];

    public PriceFile(World world) {
        days =
                bytes(
                        IntStream.range(0, world.days())
                                .mapToObj(day -> World.FIRST_DAY.plusDays(day).toString())
                                .toList());
    }

    public Path write(Path file, long rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            for (long row = 0; row < rows; row++) {
                write(out, days.get((int) (row * days.size() / rows)), random);
            }
        }
        return file;
    }

    private void write(OutputStream out, byte[] day, SplittableRandom random) throws IOException {
        int origin = random.nextInt(places.size());
        int destination = random.nextInt(places.size());
        int currency = random.nextInt(TENTHS) > 0 ? 0 : random.nextInt(currencies.size());
        out.write(places.get(origin));
        out.write(',');
        out.write(places.get(destination));
        out.write(',');
        out.write(day);
        out.write(',');
        amount(out, 1 + random.nextInt(MOST_CENTS));
        out.write(',');
        out.write(currencies.get(currency));
        out.write('\n');
    }

    /** With two decimals; formatting by the JDK would take longer than all the rest. */
    private void amount(OutputStream out, int cents) throws IOException {
        int at = digits.length;
        int left = cents;
        for (int place = 0; place < 2 || left > 0 || place < 3; place++) {
            if (place == 2) {
                digits[--at] = '.';
            }
            digits[--at] = (byte) ('0' + left % TENTHS);
            left /= TENTHS;
        }
        out.write(digits, at, digits.length - at);
    }

    private static List<byte[]> bytes(List<String> words) {
        return words.stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList();
    }
}
