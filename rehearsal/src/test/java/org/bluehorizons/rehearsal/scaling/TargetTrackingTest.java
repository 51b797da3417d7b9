package org.bluehorizons.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bluehorizons.rehearsal.scaling.TargetTracking.Rule;
import org.junit.jupiter.api.Test;

class TargetTrackingTest {
    private static final Rule RULE = new Rule("backlog", 10, 2, 10, 120, 300);

    private final TargetTracking tracking = new TargetTracking(RULE);
    private int minute;

    @Test
    void addsAsManyAsTheBacklogNeedsAfterThreeMinutes() {
        assertThat(forMinutes(2, 25)).isEqualTo(2);
        assertThat(forMinutes(1, 25)).isEqualTo(5);
    }

    @Test
    void forgetsAShortPeak() {
        assertThat(forMinutes(2, 500)).isEqualTo(2);
        assertThat(forMinutes(1, 5)).isEqualTo(2);
        assertThat(forMinutes(2, 500)).isEqualTo(2);
    }

    @Test
    void waitsOutItsCoolDownBeforeItAddsMore() {
        assertThat(forMinutes(3, 15)).isEqualTo(3);
        assertThat(forMinutes(1, 15)).isEqualTo(3);
        assertThat(forMinutes(1, 15)).isEqualTo(5);
    }

    @Test
    void hasNeverMoreThanAllowed() {
        assertThat(forMinutes(3, 1_000)).isEqualTo(10);
    }

    @Test
    void removesOnlyAfterFifteenQuietMinutesAndNeverBelowTheFewest() {
        forMinutes(3, 40);
        assertThat(tracking.desired()).isEqualTo(8);
        assertThat(forMinutes(14, 5)).isEqualTo(8);
        assertThat(forMinutes(1, 5)).isEqualTo(4);
        assertThat(forMinutes(4, 0)).isEqualTo(4);
        assertThat(forMinutes(1, 0)).isEqualTo(2);
    }

    @Test
    void staysWhereTheMetricIsJustBelowTheTarget() {
        forMinutes(3, 25);
        assertThat(forMinutes(60, 9.5)).isEqualTo(5);
    }

    @Test
    void refusesNumbersThatCannotBe() {
        assertThatThrownBy(() -> new Rule("backlog", 10, 4, 2, 60, 60))
                .hasMessageContaining("4 to 2 instances");
    }

    /** The decision after the last of them. */
    private int forMinutes(int count, double metric) {
        int desired = tracking.desired();
        for (int number = 0; number < count; number++) {
            desired = tracking.decide(minute++, metric);
        }
        return desired;
    }
}
