package org.bluehorizons.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.bluehorizons.platform.ProblemException;

/** A body that ends in a refusal when more than its limit is read. For one thread. */
final class LimitedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private long read;

    LimitedStream(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var next = body.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    /**
     * @throws ProblemException 413 when the body is longer than its limit
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = body.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw BodyLimitFilter.tooLarge(limit);
        }
    }
}
