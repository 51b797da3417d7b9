package org.bluehorizons.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTest {
    @TempDir private Path folder;

    private final Curve curve =
            new Curve("workers", new TargetTracking.Rule("backlog", 10, 1, 4, 60, 300));

    @Test
    void countsHowOftenTheWishTurned() {
        wish(1, 3, 4, 4, 2, 1);
        assertThat(curve.turns()).isEqualTo(1);
        wish(2, 1);
        assertThat(curve.turns()).isEqualTo(3);
    }

    @Test
    void isWrittenAsOneLineForEachMoment() throws IOException {
        curve.add(new Curve.Point(2.25, 37, 4, 2));
        Path file = folder.resolve("curve.csv");
        Curve.write(file, List.of(curve));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "service,second,load,target_of_one,desired,running",
                        "workers,2.3,37,10,4,2");
    }

    @Test
    void isDrawnWithinItsPanel() {
        curve.add(new Curve.Point(0, 0, 1, 1));
        curve.add(new Curve.Point(10, 40, 4, 1));
        assertThat(new CurvePicture(List.of(curve)).svg())
                .startsWith("<svg ")
                .contains("points=\"60.0,220.0 800.0,40.0\"")
                .endsWith("</svg>\n");
    }

    private void wish(int... desired) {
        for (int one : desired) {
            curve.add(new Curve.Point(0, 0, one, 1));
        }
    }
}
