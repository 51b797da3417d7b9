package org.bluehorizons.tasks.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.testing.HandMovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProtectionTest {

    private static final String FOR_FOUR_MINUTES =
            "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":4}";
    private static final String RELEASE = "{\"ProtectionEnabled\":false}";

    private final HandMovedClock clock = new HandMovedClock();
    private final EcsAgent ecs = new EcsAgent(clock);
    private final AtomicInteger failures = new AtomicInteger();
    private boolean busy;
    private final Protection protection =
            new Protection(
                    new ContainerAgent(ecs.uri(), JsonMapper.shared()),
                    settings(Duration.ofMinutes(4), Duration.ofMinutes(30)),
                    () -> busy,
                    clock,
                    failures::incrementAndGet);

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void asksNothingWhileNothingRuns() throws InterruptedException {
        protection.look();
        assertThat(ecs.asked()).isEmpty();
        assertThat(protection.isOn()).isFalse();
    }

    @Test
    void protectsWhileALoadRunsAndReleasesAfterwards() throws InterruptedException {
        busy = true;
        protection.look();
        assertThat(ecs.protects()).isTrue();
        assertThat(protection.isOn()).isTrue();

        busy = false;
        protection.look();
        protection.look();
        assertThat(ecs.protects()).isFalse();
        assertThat(ecs.asked()).containsExactly(FOR_FOUR_MINUTES, RELEASE);
    }

    @Test
    void renewsLongBeforeItExpires() throws InterruptedException {
        busy = true;
        for (var minute = 0; minute < 20; minute++) {
            protection.look();
            assertThat(ecs.protects()).as("in minute %d", minute).isTrue();
            clock.move(Duration.ofMinutes(1));
        }
        assertThat(ecs.asked()).hasSize(10).containsOnly(FOR_FOUR_MINUTES);
    }

    @Test
    void holdsNobodyUpForLongAfterTheProcessHasDied() throws InterruptedException {
        busy = true;
        protection.look();
        clock.move(Duration.ofMinutes(4));
        assertThat(ecs.protects()).isFalse();
    }

    @Test
    void letsDeploymentsThroughInTheEnd() throws InterruptedException {
        busy = true;
        for (var minute = 0; minute <= 30; minute++) {
            protection.look();
            clock.move(Duration.ofMinutes(1));
        }
        assertThat(ecs.protects()).isFalse();
        protection.look();
        assertThat(ecs.asked().getLast()).as("not again for the same work").isEqualTo(RELEASE);

        busy = false;
        protection.look();
        busy = true;
        protection.look();
        assertThat(ecs.protects()).as("for the next load").isTrue();
    }

    @Test
    void worksOnWhenEcsRefuses() throws InterruptedException {
        ecs.refuse();
        busy = true;
        protection.look();
        assertThat(protection.isOn()).isFalse();
        assertThat(failures).hasValue(1);

        ecs.comply();
        protection.look();
        assertThat(ecs.asked()).as("not before a pause").hasSize(1);
        clock.move(Duration.ofSeconds(20));
        protection.look();
        assertThat(ecs.protects()).isTrue();
    }

    @Test
    void worksOnWhenTheAgentFailsOrIsAway() throws InterruptedException {
        ecs.fail();
        busy = true;
        protection.look();
        ecs.close();
        clock.move(Duration.ofSeconds(20));
        protection.look();
        assertThat(failures).hasValue(2);
        assertThat(protection.isOn()).isFalse();
    }

    @Test
    void releasesAgainWhenAReleaseFailed() throws InterruptedException {
        busy = true;
        protection.look();
        busy = false;
        ecs.fail();
        protection.look();
        assertThat(ecs.protects()).isTrue();
        ecs.comply();
        clock.move(Duration.ofSeconds(20));
        protection.look();
        assertThat(ecs.protects()).isFalse();
    }

    @Test
    void refusesTimesThatEcsDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofSeconds(90), Duration.ofHours(1)))
                .withMessageContaining("expiry", "whole minutes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofDays(3), Duration.ofDays(9)))
                .withMessageContaining("48h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofMinutes(9), Duration.ofMinutes(8)))
                .withMessageContaining("longest");
    }

    private ProtectionSettings settings(Duration expiry, Duration longest) {
        return new ProtectionSettings(ecs.uri(), List.of("test.patient"), expiry, longest);
    }
}
