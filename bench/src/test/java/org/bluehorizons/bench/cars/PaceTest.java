package org.bluehorizons.bench.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** When a car sends, and that it keeps what it waits for apart. */
class PaceTest {
    private final Car car = new Car(new byte[36], new EmbeddedChannel(), 4);

    @Test
    void sendsAgainWhenHalfTheWindowIsAcknowledged() {
        Pace pace = new Pace.Maximum(4);
        assertThat(pace.due(car, 0)).isEqualTo(4);
        for (int i = 1; i <= 4; i++) {
            assertThat(car.send(100)).isEqualTo(i);
        }

        car.acknowledged(1);
        assertThat(pace.due(car, 0)).isZero();
        car.acknowledged(2);
        assertThat(pace.due(car, 0)).isEqualTo(2);
    }

    @Test
    void countsLatencyFromWhenTheMessageWasDue() {
        Pace pace = new Pace.FixedRate(100);
        car.due = 1_000;

        assertThat(pace.due(car, 999)).isZero();
        assertThat(pace.due(car, 1_250)).isEqualTo(3);
        assertThat(pace.take(car, 1_250)).isEqualTo(1_000);
        assertThat(pace.take(car, 1_250)).isEqualTo(1_100);
        assertThat(pace.due(car, 1_250)).isEqualTo(1);
    }

    @Test
    void usesPacketIdsAgainOnlyAfterTheirAcknowledgement() {
        for (int i = 0; i < 4; i++) {
            car.send(i + 1);
        }
        assertThat(car.room()).isZero();
        assertThatThrownBy(() -> car.send(9)).hasMessageContaining("packet id 1 is still in use");

        assertThat(car.acknowledged(1)).isEqualTo(1);
        assertThat(car.send(9)).isEqualTo(1);
        assertThatThrownBy(() -> car.acknowledged(77)).hasMessageContaining("packet id 77");
    }
}
