package org.bluehorizons.bench.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOrderTest {
    @Test
    void readsWhatItWrites() {
        List<LoadOrder> orders =
                List.of(
                        new LoadOrder.Connect(5_000),
                        new LoadOrder.Disconnect(),
                        new LoadOrder.Maximum(10, 8),
                        new LoadOrder.Rate(20_000, 10));

        assertThat(orders).allSatisfy(it -> assertThat(LoadOrder.parse(it.line())).isEqualTo(it));
    }

    @Test
    void refusesALineThatIsNoOrder() {
        assertThatThrownBy(() -> LoadOrder.parse("maximum 10"))
                .hasMessage("order: 'maximum 10' is none");
    }
}
