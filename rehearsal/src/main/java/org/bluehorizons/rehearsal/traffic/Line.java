package org.bluehorizons.rehearsal.traffic;

import java.io.IOException;
import org.bluehorizons.bench.HttpLine;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's connection to the load balancer: kept, or another one for each request. One thread.
 */
final class Line implements AutoCloseable {
    private static final int BROKEN = -1;

    private final int port;
    private final boolean kept;
    private final Failures failures;
    private @Nullable HttpLine http;

    Line(int port, boolean kept, Failures failures) {
        this.port = port;
        this.kept = kept;
        this.failures = failures;
    }

    /** The status, or -1 when the connection broke before the answer was there. */
    int ask(Request request) {
        failures.asked();
        try {
            HttpLine line = http;
            if (line == null) {
                line = new HttpLine(port);
                http = line;
            }
            int status =
                    line.ask(
                            request.method(),
                            request.path(),
                            request.headers() + (kept ? "" : "Connection: close\r\n"),
                            request.body());
            if (!request.isGood(status)) {
                failures.failed(status + " " + request.name());
            }
            if (!kept) {
                close();
            }
            return status;
        } catch (IOException broken) {
            failures.failed("broken off: " + request.name());
            close();
            return BROKEN;
        }
    }

    @Override
    public void close() {
        HttpLine line = http;
        http = null;
        if (line != null) {
            try {
                line.close();
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }
}
