package org.bluehorizons.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.bluehorizons.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams of server-sent events of one kind: a node serves so many at a time, each on a virtual
 * thread of its own. Safe for use by many threads.
 */
public final class EventStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);
    private static final String TRY_AGAIN_SECONDS = "5";

    private final String what;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What one client is told. */
    public interface Stream {

        /**
         * Returns when the stream ends. Runs on one thread, which may wait as long as it likes.
         *
         * @throws IOException the client has gone
         */
        void tell(SseEmitter client) throws IOException, InterruptedException;
    }

    /**
     * @param what they tell of, for the log
     * @param most that are served at a time
     */
    public EventStreams(String what, int most) {
        this.what = what;
        this.free = new Semaphore(most);
    }

    /**
     * Begins one.
     *
     * @return the answer to the request
     * @throws ProblemException 503: there are as many as there may be
     */
    public SseEmitter open(Stream stream) {
        if (!free.tryAcquire()) {
            throw ProblemException.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "too_many_streams",
                            "This node serves as many streams as it may; try again shortly.")
                    .withHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS);
        }
        var client = new SseEmitter(0L);
        threads.execute(() -> serve(client, stream));
        return client;
    }

    /** Returns when all have ended. */
    @Override
    public void close() {
        threads.close();
    }

    private void serve(SseEmitter client, Stream stream) {
        try {
            client.send(
                    SseEmitter.event().reconnectTime(COME_BACK_AFTER.toMillis()).comment("hello"));
            stream.tell(client);
            client.complete();
        } catch (IOException | IllegalStateException | ProblemException gone) {
            client.complete();
        } catch (DataAccessException failure) {
            LOG.warn("a stream of {} ends: the database failed", what, failure);
            client.complete();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }
}
