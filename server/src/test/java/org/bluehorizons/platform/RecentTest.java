package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.testing.HandMovedClock;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAgainOnlyWhenItsAnswerIsOld() {
        var recent = new Recent<>(clock, Duration.ofSeconds(2), asked::incrementAndGet);

        assertThat(recent.get()).isEqualTo(1);
        clock.move(Duration.ofMillis(1999));
        assertThat(recent.get()).isEqualTo(1);
        clock.move(Duration.ofMillis(1));
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void doesNotRememberAFailure() {
        var recent = new Recent<>(clock, Duration.ofSeconds(2), this::failAtFirst);

        assertThatThrownBy(recent::get).isInstanceOf(IllegalStateException.class);
        assertThat(recent.get()).isEqualTo(2);
    }

    private int failAtFirst() {
        if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("not now");
        }
        return asked.get();
    }
}
