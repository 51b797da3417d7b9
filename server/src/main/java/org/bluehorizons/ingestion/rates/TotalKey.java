package org.bluehorizons.ingestion.rates;

/**
 * A day, origin, destination and currency in one number, in this order, so that keys sort as the
 * indexes of the totals do. Places, regions and currencies are told by numbers from 0 on.
 */
final class TotalKey {

    /** So many places, or regions, fit into a key. */
    static final int MOST_LOCATIONS = 1 << 19;

    /** So many currencies do. */
    static final int MOST_CURRENCIES = 1 << 9;

    private static final int DESTINATION = 9;
    private static final int ORIGIN = 28;
    private static final int DAY = 47;

    /** Days need all 17 bits, and numbers have a sign: half of the days are below zero. */
    private static final long DAY_ZERO = RateQuestion.FIRST_DAY.toEpochDay() + (1 << 16);

    private TotalKey() {}

    /**
     * @param day since 1970
     */
    static long of(long day, int origin, int destination, int currency) {
        return (day - DAY_ZERO) << DAY
                | (long) origin << ORIGIN
                | (long) destination << DESTINATION
                | currency;
    }

    /** Since 1970. */
    static int day(long key) {
        return (int) ((key >> DAY) + DAY_ZERO);
    }

    static int origin(long key) {
        return (int) (key >>> ORIGIN) & (MOST_LOCATIONS - 1);
    }

    static int destination(long key) {
        return (int) (key >>> DESTINATION) & (MOST_LOCATIONS - 1);
    }

    static int currency(long key) {
        return (int) key & (MOST_CURRENCIES - 1);
    }
}
