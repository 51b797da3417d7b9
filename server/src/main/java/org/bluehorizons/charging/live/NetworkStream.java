package org.bluehorizons.charging.live;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one client is told: everything, then each change; everything again when it has fallen behind
 * by more than is kept. Confined to one thread.
 */
final class NetworkStream {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int PAGE = 500;

    private final SseEmitter emitter;
    private final LiveStations.Filter filter;
    private final NetworkFeed feed;
    private final LiveStations stations;
    private final JsonMapper json;
    private long spokenNanos = System.nanoTime();

    NetworkStream(
            SseEmitter emitter,
            LiveStations.Filter filter,
            NetworkFeed feed,
            LiveStations stations,
            JsonMapper json) {
        this.emitter = emitter;
        this.filter = filter;
        this.feed = feed;
        this.stations = stations;
        this.json = json;
    }

    /**
     * Until the client goes or the node stops.
     *
     * @param last the journal entry that the client has; 0: none
     */
    void run(long last) throws IOException, InterruptedException {
        var next = last == 0 ? OptionalLong.empty() : feed.after(last);
        while (feed.isRunning()) {
            next = next.isPresent() ? changes(next.getAsLong()) : everything();
        }
    }

    private OptionalLong everything() throws IOException, InterruptedException {
        var position = feed.position(HEARTBEAT);
        if (position.isEmpty()) {
            beat();
            return position;
        }
        send("reset", "{}");
        var after = "";
        for (var page = stations.page(filter, after, PAGE);
                !page.isEmpty();
                page = stations.page(filter, after, PAGE)) {
            for (var station : page) {
                send("station", json.writeValueAsString(station));
            }
            after = page.getLast().id();
        }
        send("ready", "{}");
        return position;
    }

    private OptionalLong changes(long next) throws IOException, InterruptedException {
        var quiet = System.nanoTime() - spokenNanos;
        var batch = feed.from(next, HEARTBEAT.minusNanos(quiet));
        if (batch.missed()) {
            return OptionalLong.empty();
        }
        for (var change : batch.changes()) {
            if (filter.takes(change.station())) {
                emitter.send(
                        SseEmitter.event()
                                .id(Long.toString(change.event()))
                                .name("station")
                                .data(change.json(), MediaType.TEXT_PLAIN));
                spokenNanos = System.nanoTime();
            }
        }
        if (System.nanoTime() - spokenNanos >= HEARTBEAT.toNanos()) {
            beat();
        }
        return OptionalLong.of(next + batch.changes().size());
    }

    private void beat() throws IOException {
        emitter.send(SseEmitter.event().comment(""));
        spokenNanos = System.nanoTime();
    }

    private void send(String name, String data) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.TEXT_PLAIN));
        spokenNanos = System.nanoTime();
    }
}
