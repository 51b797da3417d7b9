package org.bluehorizons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {

    private static final List<String> KNOWN =
            List.of(
                    "BLUEHORIZONS_DATABASE_POOLSIZE",
                    "BLUEHORIZONS_DATABASE_URL",
                    "BLUEHORIZONS_INGESTION_SOURCES_BUCKETS",
                    "BLUEHORIZONS_ROLES");

    @Test
    void namesTheNearestSetting() {
        assertThat(UnknownSettings.warnings(List.of("BLUEHORIZONS_DATABASE_POLSIZE"), KNOWN))
                .containsExactly(
                        "BLUEHORIZONS_DATABASE_POLSIZE is no setting and has no effect; the nearest is BLUEHORIZONS_DATABASE_POOLSIZE");
    }

    @Test
    void takesEachWayToWriteASetting() {
        var written =
                List.of(
                        "BLUEHORIZONS_DATABASE_POOLSIZE",
                        "BLUEHORIZONS_DATABASE_POOL_SIZE",
                        "BLUEHORIZONS_INGESTION_SOURCES_BUCKETS_0_DATASET",
                        "BLUEHORIZONS_ROLES_0");
        assertThat(UnknownSettings.warnings(written, KNOWN)).isEmpty();
    }

    @Test
    void leavesOthersVariablesAlone() {
        assertThat(UnknownSettings.warnings(List.of("PATH", "SERVER_PORTT"), KNOWN)).isEmpty();
    }
}
