package org.bluehorizons;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    @Test
    void roomsKeepToTheirDoors() {
        ApplicationModules.of(BlueHorizons.class).verify();
    }
}
