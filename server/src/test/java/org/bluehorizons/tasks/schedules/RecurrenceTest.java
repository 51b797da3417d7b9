package org.bluehorizons.tasks.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    private static final String HALF_PAST_TWO = "0 30 2 * * *";

    @Test
    void comesAtThePlacesOwnTime() {
        assertThat(times(HALF_PAST_TWO, "Asia/Singapore", "2026-03-28T18:30:00Z", 2))
                .containsExactly(at("2026-03-29T18:30:00Z"), at("2026-03-30T18:30:00Z"));
    }

    @Test
    void comesAtTheEndOfTheGapThatItsTimeFallsInto() {
        assertThat(times(HALF_PAST_TWO, "Europe/Berlin", "2026-03-28T12:00:00Z", 2))
                .containsExactly(at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z"));
    }

    @Test
    void comesOnceAfterAGapThatHidesSeveralOfItsTimes() {
        assertThat(times("0 */10 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2))
                .containsExactly(at("2026-03-29T01:00:00Z"), at("2026-03-30T00:00:00Z"));
    }

    @Test
    void comesTheFirstTimeOfTheHourThatIsThereTwice() {
        assertThat(times(HALF_PAST_TWO, "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly(at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z"));
    }

    @Test
    void doesNotComeAgainWhenAskedForInTheSecondOfTwoHours() {
        assertThat(times(HALF_PAST_TWO, "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
                .containsExactly(at("2026-10-26T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T00:00:00Z",
        "Europe/Berlin, 2026-10-25T00:00:00Z",
        "Europe/London, 2026-10-25T00:00:00Z",
        "America/New_York, 2026-03-08T06:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T14:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T14:00:00Z",
        "Asia/Singapore, 2026-10-25T00:00:00Z",
    })
    void goesOnEvenlyWhereverClocksAreChanged(String zone, String around) {
        var from = at(around).minus(Duration.ofHours(5));
        var expected = new ArrayList<Instant>();
        for (var minute = 1; minute <= Duration.ofHours(10).toMinutes(); minute++) {
            var time = from.plus(Duration.ofMinutes(minute));
            if (time.atZone(ZoneId.of(zone)).getMinute() % 20 == 0) {
                expected.add(time);
            }
        }
        assertThat(times("0 */20 * * * *", zone, from.toString(), expected.size()))
                .isEqualTo(expected);
    }

    @Test
    void hasNoTimesThatNeverCome() {
        assertThat(times("0 0 0 30 2 *", "UTC", "2026-01-01T00:00:00Z", 5)).isEmpty();
    }

    private static List<Instant> times(String cron, String zone, String after, int count) {
        return Recurrence.of(cron, zone).after(at(after), count);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
