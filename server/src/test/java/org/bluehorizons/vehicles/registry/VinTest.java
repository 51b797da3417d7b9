package org.bluehorizons.vehicles.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1HGCM82633A00435", "1HGCM82633A0043521", "1HGCM82633A00435I", "1HGCM82633A00435O",
                "1HGCM82633A00435Q", "1hgcm82633a004352", "", "1HGCM82633A 04352"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Vin.isOne(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1HGCM82633A004352, US, true",
        "1HGCM82643A004352, US, false",
        "1M8GDM9AXKP042788, CA, true",
        "1HGCM82643A004352, SG, true",
    })
    void checksTheCheckDigitWhereTheMarketUsesIt(String vin, String market, boolean good) {
        assertThat(Vin.isOne(vin)).isTrue();
        assertThat(Vin.isChecked(vin, market)).isEqualTo(good);
    }
}
