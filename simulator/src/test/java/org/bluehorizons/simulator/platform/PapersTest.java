package org.bluehorizons.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PapersTest {

    @Test
    void giveEveryCarOfAFleetItsOwnVinAndPlate() {
        var vins = new HashSet<String>();
        var plates = new HashSet<String>();
        for (var number = 0; number < 20_000; number++) {
            var papers = Papers.of(1, number);
            assertThat(papers.vin()).matches("[A-HJ-NPR-Z0-9]{17}");
            assertThat(papers.plate()).matches("S[A-HJ-NPR-Z]{2}[0-9]{4}[A-Z]");
            vins.add(papers.vin());
            plates.add(papers.plate());
        }
        assertThat(vins).hasSize(20_000);
        assertThat(plates).hasSize(20_000);
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(Papers.of(3, 5)).isEqualTo(Papers.of(3, 5));
        assertThat(Papers.of(3, 5).vin()).isNotEqualTo(Papers.of(4, 5).vin());
    }
}
