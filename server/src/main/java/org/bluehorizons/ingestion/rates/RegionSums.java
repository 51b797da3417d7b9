package org.bluehorizons.ingestion.rates;

/**
 * What sums of pairs of places come to between a place and a region, and between two regions.
 *
 * @param regions which regions places lie in
 * @param outward by {@link PlaceKey}: from the place to the region that others lie in
 * @param inward likewise, from the region to the place
 * @param between by {@link TotalKey}: from a region of any depth to another
 */
record RegionSums(PlaceRegions regions, Sums outward, Sums inward, Sums between) {

    /**
     * @param keys of the pairs that count
     */
    static RegionSums of(PlaceRegions regions, Sums pairs, long[] keys) {
        var outward = new Sums(keys.length / 4);
        var inward = new Sums(keys.length / 4);
        for (var key : keys) {
            var slot = pairs.slot(key);
            var origin = TotalKey.origin(key);
            var destination = TotalKey.destination(key);
            var from = regions.of(origin);
            var to = regions.of(destination);
            if (from >= 0 && to >= 0) {
                outward.add(PlaceKey.of(key, origin, to), pairs, slot);
                inward.add(PlaceKey.of(key, destination, from), pairs, slot);
            }
        }
        return new RegionSums(regions, outward, inward, between(regions, outward));
    }

    private static Sums between(PlaceRegions regions, Sums outward) {
        var direct = new Sums(1 << 10);
        for (var key : outward.keys()) {
            direct.add(
                    key(key, regions.of(PlaceKey.place(key)), PlaceKey.region(key)),
                    outward,
                    outward.slot(key));
        }
        var all = new Sums(4 * direct.size());
        for (var key : direct.keys()) {
            var slot = direct.slot(key);
            for (var origin : regions.above(TotalKey.origin(key))) {
                for (var destination : regions.above(TotalKey.destination(key))) {
                    all.add(
                            TotalKey.of(
                                    TotalKey.day(key), origin, destination, TotalKey.currency(key)),
                            direct,
                            slot);
                }
            }
        }
        return all;
    }

    private static long key(long key, int origin, int destination) {
        return TotalKey.of(PlaceKey.day(key), origin, destination, PlaceKey.currency(key));
    }
}
