package org.bluehorizons.rental.gbfs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it is sent; nothing in it changes.
 *
 * @param data the part that the feed is about, as JSON
 * @param updated {@code last_updated}
 * @param checked when the data was last looked at
 */
record Document(
        byte[] data, byte[] body, String etag, Instant updated, Instant checked, Duration ttl) {

    static final String VERSION = "3.0";

    /** The data as it is now; the document before when nothing has changed in it for its ttl. */
    static Document of(byte[] data, Duration ttl, Instant now, @Nullable Document before) {
        if (before != null
                && Arrays.equals(before.data, data)
                && now.isBefore(before.updated.plus(ttl))) {
            return new Document(data, before.body, before.etag, before.updated, now, ttl);
        }
        var head =
                "{\"last_updated\":\"%s\",\"ttl\":%d,\"version\":\"%s\",\"data\":"
                        .formatted(Scene.timestamp(now), ttl.toSeconds(), VERSION)
                        .getBytes(StandardCharsets.UTF_8);
        var body = Arrays.copyOf(head, head.length + data.length + 1);
        System.arraycopy(data, 0, body, head.length, data.length);
        body[body.length - 1] = '}';
        return new Document(data, body, etag(body), now, now, ttl);
    }

    private static String etag(byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body);
        return "\"%s-%s\""
                .formatted(
                        HexFormat.of().toHexDigits((int) checksum.getValue()),
                        Integer.toHexString(body.length));
    }
}
