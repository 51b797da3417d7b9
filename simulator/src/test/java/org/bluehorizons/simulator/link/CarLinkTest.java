package org.bluehorizons.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a link says of itself, by which a release is judged. */
class CarLinkTest {

    private final SlowLine line = new SlowLine();
    private final Figures figures = new Figures();
    private final CarLink link = new CarLink(line, "vehicles/v/", figures);

    @Test
    void isMissingOnlyWhileItShouldBeConnected() {
        assertThat(link.isMissing()).isFalse();

        link.want(true);
        assertThat(link.isMissing()).isTrue();
        link.tick();
        assertThat(link.isMissing()).isFalse();
        line.connected = false;
        assertThat(link.isMissing()).isTrue();

        link.want(false);
        assertThat(link.isMissing()).isFalse();
    }

    @Test
    void tellsHowLongItsOldestMessageHasNoAcknowledgement() {
        connect();
        link.telemetry("1");
        link.tick();
        link.telemetry("2");
        link.tick();
        assertThat(waitSecondsIn(7)).isEqualTo(7);

        line.acknowledge();
        assertThat(waitSecondsIn(7)).isEqualTo(7);
        line.acknowledge();
        assertThat(waitSecondsIn(7)).isZero();
    }

    @Test
    void countsWhatItCouldNotSendYet() {
        link.want(true);
        link.telemetry("1");

        assertThat(waitSecondsIn(7)).isEqualTo(7);
    }

    @Test
    void countsAMessageAgainThatALostConnectionGaveBack() {
        connect();
        link.telemetry("1");
        link.tick();
        line.connected = false;
        line.lose();

        assertThat(link.waiting()).isEqualTo(1);
        assertThat(waitSecondsIn(7)).isEqualTo(7);
    }

    @Test
    void sendsAgainWhatIsGivenBackWhenTheNextConnectionIsThereAlready() {
        connect();
        link.telemetry("1");
        link.tick();
        line.lose();

        link.tick();
        assertThat(line.published).isEqualTo(2);
        assertThat(figures.refused).hasValue(0);
    }

    @Test
    void sendsWhatGatheredInPartsThatThePlatformTakes() {
        link.want(true);
        for (int message = 0; message < 300; message++) {
            link.telemetry("\"" + "x".repeat(1_500) + "\"");
        }
        link.tick();
        link.tick();

        assertThat(line.longest).isLessThan(128 * 1_024);
        assertThat(line.published).isBetween(4, 10);
    }

    @Test
    void givesUpWhatTheBrokerRefuses() {
        connect();
        link.telemetry("1");
        link.tick();
        line.refuse();

        link.tick();
        assertThat(line.published).isEqualTo(1);
        assertThat(figures.refused).hasValue(1);
        assertThat(link.waiting()).isZero();
    }

    @Test
    void waitsForNothingWhileTheCarSleeps() {
        link.telemetry("1");

        assertThat(waitSecondsIn(7)).isZero();
    }

    private void connect() {
        link.want(true);
        link.tick();
    }

    private long waitSecondsIn(int seconds) {
        return link.waitMillis(System.nanoTime() + Duration.ofSeconds(seconds).toNanos()) / 1_000;
    }

    /** A line whose broker acknowledges when the test says so. */
    private static final class SlowLine implements MqttLine {

        private final Queue<CompletableFuture<Void>> underWay = new ArrayDeque<>();
        private boolean connected;
        private int published;
        private int longest;

        void acknowledge() {
            underWay.remove().complete(null);
        }

        void lose() {
            underWay.remove().completeExceptionally(new IllegalStateException("connection lost"));
        }

        void refuse() {
            underWay.remove().completeExceptionally(new IllegalArgumentException("not allowed"));
        }

        @Override
        public boolean isRefusal(Throwable failure) {
            return failure instanceof IllegalArgumentException;
        }

        @Override
        public CompletableFuture<?> connect() {
            connected = true;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<?> publish(String topic, byte[] payload) {
            published++;
            longest = Math.max(longest, payload.length);
            var publish = new CompletableFuture<Void>();
            underWay.add(publish);
            return publish;
        }

        @Override
        public CompletableFuture<?> disconnect() {
            connected = false;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isConnected() {
            return connected;
        }
    }
}
