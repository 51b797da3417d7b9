package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.ingestion.loads.Estimate.History;
import org.bluehorizons.ingestion.loads.Load.Millis;
import org.bluehorizons.ingestion.loads.RunControl.Figures;
import org.junit.jupiter.api.Test;

/** What is told of a load's end while it runs. */
class EstimateTest {

    private static final long FILE = 40_000_000;

    @Test
    void countsOnTheLatestPaceForABeginningIsSlow() {
        var pace = new Pace(0, 0);
        // The first second does half as much as each that follows.
        pace.mark(1_000, 500_000);
        for (var second = 2; second <= 10; second++) {
            pace.mark(second * 1_000L, second * 1_000_000L - 500_000);
        }
        assertThat(pace.millisEach()).isEqualTo(0.001);
        assertThat(pace.lastMillis()).isEqualTo(10_000);
    }

    @Test
    void remembersNoMoreMarksThanItNeeds() {
        var pace = new Pace(0, 0);
        for (var mark = 1; mark <= 10_000; mark++) {
            pace.mark(mark * 20L, mark * 7L);
        }
        assertThat(pace.millisEach()).isBetween(2.857, 2.858);
    }

    @Test
    void tellsNothingBeforeThereIsAPace() {
        assertThat(new Pace(5_000, 100).millisEach()).isZero();
        assertThat(Estimate.remaining(staging(true, 0, 0, 0), FILE, History.NONE)).isEmpty();
    }

    @Test
    void isExactForWhatIsMergedAsItIsRead() {
        // A quarter is done after 5 s, and a bit of the next chunk; showing took 1 s of 1,000,000.
        var history = new History(0, 0, 0.001);
        assertThat(millis(staging(true, 10_000_000, 5_200, 0.0005), history))
                .isEqualTo(15_000 - 200 + 1_000);
    }

    @Test
    void addsWhatEarlierLoadsTookToCheckAndMerge() {
        var history = new History(0, 0.002, 0.010);
        assertThat(millis(staging(false, 10_000_000, 5_200, 0.0005), history))
                .isEqualTo(15_000 - 200 + 2_000 + 10_000);
    }

    @Test
    void countsTheTimeThatIsLeftOfAMerge() {
        var merging =
                new Figures(
                        LoadState.MERGING,
                        1_000_000,
                        0,
                        250_000,
                        FILE,
                        new Millis(20_000, 2_000, 2_600),
                        false,
                        0.01,
                        100);
        assertThat(millis(merging, new History(1, 1, 1))).isEqualTo(7_500 - 100);
    }

    private static Figures staging(boolean meanwhile, long bytes, long millis, double each) {
        return new Figures(
                LoadState.STAGING,
                bytes / 40,
                0,
                meanwhile ? bytes / 40 : 0,
                bytes,
                new Millis(millis, 0, 0),
                meanwhile,
                each,
                200);
    }

    private static long millis(Figures figures, History history) {
        return Estimate.remaining(figures, FILE, history).orElseThrow().toMillis();
    }
}
