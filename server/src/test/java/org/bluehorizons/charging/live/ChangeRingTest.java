package org.bluehorizons.charging.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeRingTest {

    private final ChangeRing ring = new ChangeRing(3);

    @Test
    void givesEachChangeOnceAndInOrder() throws InterruptedException {
        add(1, 2);
        assertThat(events(0)).containsExactly(1L, 2L);
        add(3);
        assertThat(events(2)).containsExactly(3L);
        assertThat(events(3)).isEmpty();
    }

    @Test
    void tellsAClientThatItHasMissedSome() throws InterruptedException {
        add(1, 2, 3, 4);
        assertThat(batch(0).missed()).isTrue();
        assertThat(events(1)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void findsWhereAClientGoesOnByTheEntryThatItHas() {
        add(7, 9, 8, 12);
        assertThat(ring.after(9)).hasValue(2);
        assertThat(ring.after(12)).hasValue(4);
        assertThat(ring.after(7)).isEmpty();
    }

    @Test
    void whoWasUpToDateHasMissedWhatNobodyFollowed() throws InterruptedException {
        add(1);
        var upToDate = ring.end();
        ring.clear();
        assertThat(batch(upToDate).missed()).isTrue();
        assertThat(batch(ring.end()).missed()).isFalse();
        assertThat(ring.after(1)).isEmpty();
    }

    private void add(long... events) {
        ring.add(
                LongStream.of(events)
                        .mapToObj(event ->
                                new ChangeRing.Change(
                                        event,
                                        new LiveStation("CP", null, true, false, List.of()),
                                        "{}"))
                        .toList());
    }

    private ChangeRing.Batch batch(long number) throws InterruptedException {
        return ring.from(number, Duration.ZERO, 100);
    }

    private List<Long> events(long number) throws InterruptedException {
        return batch(number).changes().stream().map(ChangeRing.Change::event).toList();
    }
}
