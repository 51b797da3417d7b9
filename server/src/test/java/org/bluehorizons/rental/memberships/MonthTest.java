package org.bluehorizons.rental.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthTest {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T12:00, 2026-01-31, 2026-02-28",
        "2026-01-31, 2026-02-28T11:59, 2026-01-31, 2026-02-28",
        "2026-01-31, 2026-02-28T12:00, 2026-02-28, 2026-03-31",
        "2026-01-31, 2026-03-31T12:00, 2026-03-31, 2026-04-30",
        // Clocks go back on 5 April, forward on 4 October.
        "2026-03-20, 2026-04-20T11:59, 2026-03-20, 2026-04-20",
        "2026-03-20, 2026-04-20T12:00, 2026-04-20, 2026-05-20",
        "2026-09-20, 2026-10-20T12:00, 2026-10-20, 2026-11-20",
        "2026-01-15, 2027-06-20T00:00, 2027-06-15, 2027-07-15",
    })
    void beginsAndEndsOnTheDayOnWhichThePlanBegan(
            LocalDate since, LocalDateTime at, LocalDate begins, LocalDate ends) {
        var month =
                Membership.month(
                        since.atTime(12, 0).atZone(SYDNEY).toInstant(),
                        at.atZone(SYDNEY).toInstant(),
                        SYDNEY);
        assertThat(month.begins()).isEqualTo(begins.atTime(12, 0).atZone(SYDNEY).toInstant());
        assertThat(month.ends()).isEqualTo(ends.atTime(12, 0).atZone(SYDNEY).toInstant());
    }
}
