package org.bluehorizons.charging.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Plays cases, each with a station of its own. */
final class CasePlayer {

    private CasePlayer() {}

    static Stream<DynamicTest> tests(Stage.World world, List<Case> cases) {
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> play(world, one)));
    }

    private static void play(Stage.World world, Case one) {
        try (var stage = new Stage(world, one.version())) {
            one.play().with(stage);
            stage.demandConformance();
        }
    }
}
