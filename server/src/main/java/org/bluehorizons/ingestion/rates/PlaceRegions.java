package org.bluehorizons.ingestion.rates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which regions places lie in, as of a version of the prices: places and regions move only with a
 * new version. All are told by their numbers, which are indexes of their ids.
 */
final class PlaceRegions {

    static final PlaceRegions NONE = new PlaceRegions(-1, new int[0], new int[0], new int[0][]);

    private final long version;
    private final int[] ids;

    /** By the place's number; -1: nowhere. */
    private final int[] regionOf;

    /** By the region's number: itself, and all above it. */
    private final int[][] above;

    private record Pair(int one, int other) {}

    private PlaceRegions(long version, int[] ids, int[] regionOf, int[][] above) {
        this.version = version;
        this.ids = ids;
        this.regionOf = regionOf;
        this.above = above;
    }

    /**
     * @param places their ids, in ascending order
     * @param version as of the caller's transaction, which holds the prices
     */
    static PlaceRegions read(JdbcClient database, int[] places, long version) {
        var closure =
                database.sql("SELECT region_id, ancestor_id FROM ingestion.region_closure")
                        .query((row, _) -> new Pair(row.getInt(1), row.getInt(2)))
                        .list();
        var all = new TreeSet<Integer>();
        closure.forEach(pair -> all.add(pair.one));
        var ids = all.stream().mapToInt(Integer::intValue).toArray();
        var above = new HashMap<Integer, TreeSet<Integer>>();
        for (var pair : closure) {
            above.computeIfAbsent(pair.one, _ -> new TreeSet<>())
                    .add(Arrays.binarySearch(ids, pair.other));
        }
        var regionOf = new int[places.length];
        Arrays.fill(regionOf, -1);
        database.sql("SELECT id, region_id FROM ingestion.place")
                .query(row -> {
                    var place = Arrays.binarySearch(places, row.getInt("id"));
                    if (place >= 0) {
                        regionOf[place] = Arrays.binarySearch(ids, row.getInt("region_id"));
                    }
                });
        return new PlaceRegions(
                version,
                ids,
                regionOf,
                Arrays.stream(ids)
                        .mapToObj(id ->
                                above.getOrDefault(id, new TreeSet<>()).stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray())
                        .toArray(int[][]::new));
    }

    boolean isOf(long asked) {
        return version == asked;
    }

    /** In ascending order. */
    int[] ids() {
        return ids;
    }

    /** The region that a place lies in; -1: nowhere. */
    int of(int place) {
        return regionOf[place];
    }

    /** The region and all above it, in ascending order. */
    int[] above(int region) {
        return above[region];
    }
}
