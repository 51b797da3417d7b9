package org.bluehorizons.ingestion.loads;

/**
 * How fast a phase has gone lately: over the later half of what it has done in this run, for a
 * program begins slowly. Not safe for use by many threads.
 */
final class Pace {

    private static final int MOST_MARKS = 64;
    private static final long ENOUGH_MILLIS = 500;

    private final long[] millis = new long[MOST_MARKS];
    private final long[] done = new long[MOST_MARKS];
    private int marks;

    /** Of the phase in this run, when it begins: from there on the pace is taken. */
    Pace(long millis, long done) {
        mark(millis, done);
    }

    /**
     * Progress was made.
     *
     * @param now milliseconds of the phase
     * @param doneNow bytes or rows, all in all
     */
    void mark(long now, long doneNow) {
        if (marks == MOST_MARKS) {
            marks = MOST_MARKS / 2;
            for (var index = 1; index < marks; index++) {
                millis[index] = millis[2 * index];
                done[index] = done[2 * index];
            }
        }
        millis[marks] = now;
        done[marks++] = doneNow;
    }

    /** When progress was made last, in milliseconds of the phase. */
    long lastMillis() {
        return millis[marks - 1];
    }

    /** Milliseconds for each byte or row; 0 while nobody can tell. */
    double millisEach() {
        var last = marks - 1;
        var first = 0;
        while (first + 1 < last && done[first + 1] - done[0] <= (done[last] - done[0]) / 2) {
            first++;
        }
        var time = millis[last] - millis[first];
        return time < ENOUGH_MILLIS || done[last] == done[first]
                ? 0
                : (double) time / (done[last] - done[first]);
    }
}
