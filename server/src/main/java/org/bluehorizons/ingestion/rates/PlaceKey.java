package org.bluehorizons.ingestion.rates;

/**
 * A day, place, currency and region in one number, in this order: what a place has with regions is
 * together, the regions in ascending order. All but the day are told by numbers from 0 on.
 */
final class PlaceKey {

    private static final int CURRENCY = 19;
    private static final int PLACE = 28;
    private static final int DAY = 47;

    private PlaceKey() {}

    /** Of a pair of places: what the place has with the region that the other one lies in. */
    static long of(long pair, int place, int region) {
        return pair >> DAY << DAY
                | (long) place << PLACE
                | (long) TotalKey.currency(pair) << CURRENCY
                | region;
    }

    /** The same for all regions. */
    static long row(long key) {
        return key >> CURRENCY;
    }

    /** Since 1970. */
    static int day(long key) {
        return TotalKey.day(key);
    }

    static int place(long key) {
        return (int) (key >>> PLACE) & (TotalKey.MOST_LOCATIONS - 1);
    }

    static int currency(long key) {
        return (int) (key >>> CURRENCY) & (TotalKey.MOST_CURRENCIES - 1);
    }

    static int region(long key) {
        return (int) key & (TotalKey.MOST_LOCATIONS - 1);
    }
}
