package org.bluehorizons.bench.loads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.bench.PacedReads.Question;
import org.bluehorizons.bench.PacedReads.Questions;

/**
 * 147 places in 20 regions of three levels: the world, four parts of it, fifteen coasts; and the
 * days that prices are of.
 *
 * @param days from the first on
 */
public record World(int days) {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    static final List<String> CURRENCIES = List.of("SGD", "USD", "EUR", "JPY");

    private static final int PLACES = 147;
    private static final int PARTS = 4;
    private static final int COASTS = 15;
    private static final List<String> PER_SINGAPORE_DOLLAR = List.of("1", "0.77", "0.66", "115.5");
    private static final int MONTH = 31;
    private static final int YEAR = 365;

    static List<String> places() {
        return IntStream.range(0, PLACES).mapToObj("BEN%03d"::formatted).toList();
    }

    private static String part(int number) {
        return "part-%d".formatted(number);
    }

    private static String coast(int number) {
        return "coast-%d".formatted(number);
    }

    /** All below the world. */
    private static List<String> regions() {
        return Stream.concat(
                        IntStream.range(0, PARTS).mapToObj(World::part),
                        IntStream.range(0, COASTS).mapToObj(World::coast))
                .toList();
    }

    public static Path writeRegions(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("slug,name,parent", "world,World,"));
        IntStream.range(0, PARTS)
                .forEach(part -> lines.add("%s,Part %d,world".formatted(part(part), part)));
        IntStream.range(0, COASTS)
                .forEach(coast ->
                        lines.add(
                                "%s,Coast %d,%s"
                                        .formatted(coast(coast), coast, part(coast % PARTS))));
        return Files.write(folder.resolve("regions.csv"), lines);
    }

    public static Path writePlaces(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,name,region,latitude,longitude"));
        List<String> places = places();
        for (int number = 0; number < places.size(); number++) {
            lines.add(
                    "%s,Bench %d,%s,%d.25,%d.5"
                            .formatted(
                                    places.get(number),
                                    number,
                                    coast(number % COASTS),
                                    number % 60,
                                    number));
        }
        return Files.write(folder.resolve("places.csv"), lines);
    }

    /** Rates of each currency on the first day, which hold for all that follow. */
    public static Path writeCurrencyRates(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("day,currency,per_base"));
        for (int number = 0; number < CURRENCIES.size(); number++) {
            lines.add(
                    "%s,%s,%s"
                            .formatted(
                                    FIRST_DAY,
                                    CURRENCIES.get(number),
                                    PER_SINGAPORE_DOLLAR.get(number)));
        }
        return Files.write(folder.resolve("currency-rates.csv"), lines);
    }

    /** What it costs from a region to another over a month. */
    public Questions months(String token) {
        List<String> regions = regions();
        return random -> {
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(Math.max(1, days - MONTH)));
            return new Question(
                    "/v1/rates?date_from=%s&date_to=%s&orig_code=%s&dest_code=%s"
                            .formatted(
                                    from,
                                    from.plusDays(MONTH - 1L),
                                    one(regions, random),
                                    one(regions, random)),
                    token);
        };
    }

    /**
     * What it costs over a year.
     *
     * @param fromRegion whether from a region; else from a place
     * @param toRegion likewise
     */
    public Questions years(String token, boolean fromRegion, boolean toRegion) {
        List<String> regions = Stream.concat(Stream.of("world"), regions().stream()).toList();
        int length = Math.min(days, YEAR);
        return random -> {
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(days - length + 1));
            return new Question(
                    "/v1/rates?date_from=%s&date_to=%s&orig_code=%s&dest_code=%s"
                            .formatted(
                                    from,
                                    from.plusDays(length - 1L),
                                    one(fromRegion ? regions : places(), random),
                                    one(toRegion ? regions : places(), random)),
                    token);
        };
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
