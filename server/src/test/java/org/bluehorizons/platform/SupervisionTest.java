package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waits is looked at each second, who is calm once a round. */
class SupervisionTest {

    private static final int ROUND = 10;

    private final Supervision supervision = new Supervision(ROUND);
    private long nanos;

    /** Counts the looks at it. */
    private static final class Connection implements Supervision.Supervised {

        private boolean waits;
        private int looks;

        Connection(boolean waits) {
            this.waits = waits;
        }

        @Override
        public boolean look(long nowNanos) {
            looks++;
            return waits;
        }
    }

    @Test
    void looksAtAllOfThemAtOnceAndThenAtTheCalmOncePerRound() {
        var calm = new Connection(false);
        var waiting = new Connection(true);
        supervision.add(calm);
        supervision.add(waiting);
        seconds(1);
        assertThat(calm.looks).isGreaterThanOrEqualTo(1);
        var before = calm.looks;
        seconds(3 * ROUND);
        assertThat(calm.looks - before).isEqualTo(3);
        assertThat(waiting.looks).isGreaterThanOrEqualTo(3 * ROUND);
    }

    @Test
    void watchesACalmOneThatBeginsToWaitUntilItIsCalmAgain() {
        var one = new Connection(false);
        supervision.add(one);
        seconds(1);
        one.waits = true;
        supervision.watch(one);
        var before = one.looks;
        seconds(3);
        assertThat(one.looks - before).isGreaterThanOrEqualTo(3);
        one.waits = false;
        seconds(1);
        before = one.looks;
        seconds(ROUND);
        assertThat(one.looks - before).isEqualTo(1);
    }

    @Test
    void findsInItsRoundWhoBeganToWaitWithoutAWord() {
        var one = new Connection(false);
        supervision.add(one);
        seconds(1);
        one.waits = true;
        seconds(ROUND);
        var before = one.looks;
        seconds(3);
        assertThat(one.looks - before).isGreaterThanOrEqualTo(3);
    }

    @Test
    void looksNoMoreAtWhoHasLeft() {
        var one = new Connection(true);
        supervision.add(one);
        supervision.remove(one);
        seconds(2 * ROUND);
        assertThat(one.looks).isZero();
    }

    @Test
    void letsALookRemoveAnother() {
        var second = new Connection(true);
        supervision.add(_ -> {
            supervision.remove(second);
            return true;
        });
        supervision.add(second);
        seconds(ROUND);
        assertThat(second.looks).isLessThanOrEqualTo(1);
    }

    private void seconds(int many) {
        for (var second = 0; second < many; second++) {
            nanos += 1_000_000_000;
            supervision.everySecond(nanos);
        }
    }
}
