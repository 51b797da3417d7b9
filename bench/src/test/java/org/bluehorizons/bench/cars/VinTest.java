package org.bluehorizons.bench.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VinTest {
    @Test
    void makesVinsThatDifferAndHaveNoIOrOOrQ() {
        assertThat(IntStream.range(0, 2_000).mapToObj(Vin::of))
                .doesNotHaveDuplicates()
                .allMatch(vin -> vin.matches("[A-HJ-NPR-Z0-9]{17}"));
    }

    /** The worked example of 49 CFR 565, and all ones. */
    @Test
    void computesTheCheckDigit() {
        assertThat(Vin.checkDigit("11111111111111111")).isEqualTo('1');
        assertThat(Vin.checkDigit("1M8GDM9A0KP042788")).isEqualTo('X');
        assertThat(Vin.of(7).charAt(8)).isEqualTo(Vin.checkDigit(Vin.of(7)));
    }
}
