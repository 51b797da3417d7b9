package org.bluehorizons.charging.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.bluehorizons.charging.commands.CommandDesk;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SharingTest {

    private static final int LIMIT = 50_000;

    @Autowired private JdbcClient database;
    @Autowired private CommandDesk desk;
    @Autowired private SharingEngine engine;
    @Autowired private SiteReader reader;
    @Autowired private DueSites sites;

    @Test
    void sharesEquallyAndGivesOnWhatIsFreed() {
        var world = begin(3, 2);
        var station = world.stations.getFirst();
        world.begin(station, 1);
        world.begin(station, 2);
        world.begin(world.stations.getLast(), 1);
        settle(world);
        // 50 kW less 2 kW for each of three idle outlets, by three.
        assertThat(station.draws()).isEqualTo(2 * 14_600);
        assertThat(world.draws()).isEqualTo(3 * 14_600);

        world.end(station, 2);
        settle(world);

        assertThat(station.draws()).isEqualTo(21_000);
        assertThat(world.draws()).isEqualTo(2 * 21_000);
    }

    @Test
    void givesNothingOnBeforeItIsConfirmed() {
        var world = begin(2, 1);
        world.begin(world.stations.getFirst(), 1);
        lower(world, 20_000);
        settle(world);
        assertThat(world.stations.getFirst().draws()).isEqualTo(17_500);

        world.begin(world.stations.getLast(), 1);
        compute(world);
        assertThat(world.stations.getLast().draws()).isEqualTo(2_500);
        assertThat(exposed(world)).isLessThanOrEqualTo(20_000);

        settle(world);
        assertThat(world.stations.getFirst().draws()).isEqualTo(10_000);
        assertThat(world.stations.getLast().draws()).isEqualTo(10_000);
    }

    @Test
    void countsSilentStationsWithWhatTheyConfirmed() {
        var world = begin(2, 1);
        lower(world, 20_000);
        var silent = world.stations.getFirst();
        world.begin(silent, 1);
        settle(world);
        world.disconnect(silent);
        world.begin(world.stations.getLast(), 1);
        settle(world);

        assertThat(silent.draws()).isEqualTo(17_500);
        assertThat(world.draws()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void neverLetsASiteExceedItsLimitWhateverStationsDo() {
        for (var seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            var world = begin(4, 2);
            for (var step = 0; step < 120; step++) {
                act(world, random);
                var at = "seed %d, step %d".formatted(seed, step);
                assertThat(world.draws()).as(at).isLessThanOrEqualTo(LIMIT);
                assertThat(exposed(world)).as(at).isBetween(world.draws(), (long) LIMIT);
            }
            world.stations.forEach(world::connect);
            passTime();
            settle(world);
            assertThat(world.draws())
                    .as("seed %d", seed)
                    .isCloseTo(targets(world), withinPercentage(5));
        }
    }

    private void act(World world, Random random) {
        var station = world.stations.get(random.nextInt(world.stations.size()));
        var evse = random.nextInt(1, 3);
        switch (random.nextInt(12)) {
            case 0, 1 -> world.begin(station, evse);
            case 2 -> world.end(station, evse);
            case 3 -> world.disconnect(station);
            case 4 -> world.connect(station);
            case 5 -> passTime();
            case 6, 7 -> compute(world);
            default -> world.answer(station, random);
        }
    }

    private World begin(int stations, int outlets) {
        var world = new World(database, desk, LIMIT, stations, outlets);
        sites.findChanged();
        settle(world);
        assertThat(world.stations).allSatisfy(station -> assertThat(station.standing).isNotNull());
        return world;
    }

    private void lower(World world, int limit) {
        database.sql("UPDATE charging.site SET max_power_watts = :limit WHERE id = :site")
                .param("limit", limit)
                .param("site", world.site)
                .update();
    }

    /** Until nothing is left to be changed. */
    private void settle(World world) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    compute(world);
                    var any = world.acceptAll();
                    return !any && plan(world).changes().isEmpty() && !isPending(world);
                });
    }

    private void compute(World world) {
        sites.due(world.site);
        while (engine.computeOne()) {
            // Other sites too.
        }
    }

    /** Those that failed may be asked again. */
    private void passTime() {
        // One by one: the engine locks rows too, in an order of its own.
        database.sql("SELECT station_id FROM charging.power_grant WHERE retry_at IS NOT NULL")
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(this::mayBeAskedAgain);
    }

    private void mayBeAskedAgain(String station) {
        for (var evse = 0; evse <= 2; evse++) {
            database.sql(
                            """
                            UPDATE charging.power_grant SET retry_at = NULL
                            WHERE station_id = :station AND evse_id = :evse
                            """)
                    .param("station", station)
                    .param("evse", evse)
                    .update();
        }
    }

    private boolean isPending(World world) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM charging.power_grant AS held
                                       JOIN charging.station ON station.id = held.station_id
                                       WHERE station.site_id = :site AND command_id IS NOT NULL)
                        """)
                .param("site", world.site)
                .query(Boolean.class)
                .single();
    }

    private PowerPlan plan(World world) {
        return PowerPlan.of(facts(world), SETTINGS, 0);
    }

    private SiteFacts facts(World world) {
        var limit =
                database.sql("SELECT max_power_watts FROM charging.site WHERE id = :site")
                        .param("site", world.site)
                        .query(Integer.class)
                        .single();
        return reader.read(world.site, limit);
    }

    private long exposed(World world) {
        var facts = facts(world);
        return new Exposure(facts).of(facts);
    }

    private long targets(World world) {
        return plan(world).targets().values().stream().mapToLong(Integer::longValue).sum();
    }

    private static final SharingSettings SETTINGS =
            new SharingSettings(
                    25,
                    1_380,
                    5_000,
                    22_000,
                    230,
                    5,
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(20));
}
