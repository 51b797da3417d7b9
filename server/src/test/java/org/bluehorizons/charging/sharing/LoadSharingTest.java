package org.bluehorizons.charging.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class LoadSharingTest {

    private static final int SEEDS = 5_000;

    @Test
    void dividesEquallyAmongEquals() {
        var grants = LoadSharing.share(30_000, List.of(car(1), car(2), car(3)), 0);

        assertThat(grants.values()).containsExactly(10_000, 10_000, 10_000);
    }

    @Test
    void givesToOthersWhatOneDoesNotTake() {
        var full = new Claim(at(1), 0, 4_140, 5_000, 22_000, 1);

        var grants = LoadSharing.share(30_000, List.of(full, car(2), car(3)), 0);

        assertThat(grants)
                .containsEntry(at(1), 5_000)
                .containsEntry(at(2), 12_500)
                .containsEntry(at(3), 12_500);
    }

    @Test
    void givesMoreThanSeemsTakenWhenNobodyElseWantsIt() {
        var full = new Claim(at(1), 0, 4_140, 5_000, 22_000, 1);

        assertThat(LoadSharing.share(30_000, List.of(full), 0)).containsEntry(at(1), 22_000);
    }

    @Test
    void givesTwoPartsToWhomHasTwiceTheWeight() {
        var urgent = new Claim(at(1), 0, 4_140, 22_000, 22_000, 2);

        var grants = LoadSharing.share(24_000, List.of(urgent, car(2)), 0);

        assertThat(grants).containsEntry(at(1), 16_000).containsEntry(at(2), 8_000);
    }

    @Test
    void pausesInTurnWhomThereIsNotEnoughFor() {
        var cars = List.of(car(1), car(2), car(3));
        var charged = new ArrayList<Outlet>();
        for (var turn = 0; turn < 3; turn++) {
            var grants = LoadSharing.share(9_000, cars, turn);
            assertThat(grants.values()).containsOnlyOnce(0);
            grants.forEach((outlet, watts) -> {
                if (watts > 0) {
                    charged.add(outlet);
                }
            });
        }
        assertThat(charged).containsExactlyInAnyOrder(at(1), at(1), at(2), at(2), at(3), at(3));
    }

    @Test
    void neverExceedsTheLimitNorAnybodysMost() {
        forManySites((site, grants) -> {
            assertThat(sum(grants)).isLessThanOrEqualTo(site.limit());
            site.claims()
                    .forEach(claim ->
                            assertThat(grants.get(claim.outlet())).isBetween(0, claim.most()));
        });
    }

    @Test
    void leavesNothingThatSomebodyCouldUse() {
        forManySites((site, grants) -> {
            var left = site.limit() - sum(grants);
            for (var claim : site.claims()) {
                var granted = of(grants, claim);
                if (granted >= claim.least()) {
                    assertThat(left == 0 || granted == claim.most()).isTrue();
                } else {
                    assertThat(claim.least() - granted).isGreaterThan((int) left);
                }
            }
        });
    }

    @Test
    void givesNoLessToWhomHasPriority() {
        forManySites((site, grants) -> {
            for (var more : site.claims()) {
                for (var less : site.claims()) {
                    if (more.weight() > less.weight() && sameButForWeight(more, less)) {
                        assertThat(of(grants, more)).isGreaterThanOrEqualTo(of(grants, less));
                    }
                }
            }
        });
    }

    /** Whoever has less than another, per weight, could not take or was not given a least more. */
    @Test
    void takesFromNobodyWhomItLeavesWithLess() {
        forManySites((site, grants) -> {
            for (var poor : site.claims()) {
                for (var rich : site.claims()) {
                    var poorHas = of(grants, poor);
                    var richHas = of(grants, rich);
                    var richNeeds = Math.max(rich.assured(), rich.least());
                    if (poorHas >= poor.least() && poorHas < poor.wanted() && richHas > richNeeds) {
                        assertThat((richHas - rich.weight()) / rich.weight())
                                .isLessThanOrEqualTo(poorHas / poor.weight() + 1);
                    }
                }
            }
        });
    }

    @Test
    void keepsWhatIsAssured() {
        forManySites((site, grants) -> {
            if (site.claims().stream().mapToLong(Claim::assured).sum() <= site.limit()) {
                site.claims()
                        .forEach(claim ->
                                assertThat(of(grants, claim))
                                        .isGreaterThanOrEqualTo(claim.assured()));
            }
        });
    }

    private record Site(long limit, List<Claim> claims) {}

    private static void forManySites(BiConsumer<Site, Map<Outlet, Integer>> law) {
        var reached = new HashSet<Boolean>();
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var site = site(random);
            var grants = LoadSharing.share(site.limit(), site.claims(), random.nextLong());
            assertThat(grants).hasSameSizeAs(site.claims());
            reached.add(sum(grants) == site.limit());
            law.accept(site, grants);
        }
        assertThat(reached).containsExactlyInAnyOrder(true, false);
    }

    private static Site site(Random random) {
        var claims = new ArrayList<Claim>();
        var cars = random.nextInt(1, 9);
        var kind = random.nextBoolean();
        for (var number = 1; number <= cars; number++) {
            var most = kind ? 22_000 : random.nextInt(1, 60_000);
            claims.add(
                    new Claim(
                            at(number),
                            random.nextBoolean() ? 0 : random.nextInt(3_000),
                            kind ? 4_140 : random.nextInt(8_000),
                            random.nextBoolean() ? most : random.nextInt(most + 1),
                            most,
                            random.nextInt(1, 5)));
        }
        return new Site(random.nextInt(150_000), claims);
    }

    private static boolean sameButForWeight(Claim one, Claim other) {
        return one.assured() == other.assured()
                && one.least() == other.least()
                && one.wanted() == other.wanted()
                && one.most() == other.most();
    }

    private static long sum(Map<Outlet, Integer> grants) {
        return grants.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static int of(Map<Outlet, Integer> grants, Claim claim) {
        return grants.getOrDefault(claim.outlet(), 0);
    }

    private static Claim car(int number) {
        return new Claim(at(number), 0, 4_140, 22_000, 22_000, 1);
    }

    private static Outlet at(int number) {
        return new Outlet("CP-" + number, 1);
    }
}
