package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.util.UUID;

/** The platform's REST as one caller has it. Safe for use by many threads. */
public interface Caller {

    /**
     * Any answer is one, refusals too.
     *
     * @param path with its query, from the slash on
     * @param key of idempotency: the same act asked for again has the same
     * @throws IOException when there was none
     */
    Answer call(String method, String path, String type, byte[] body, String key)
            throws IOException, InterruptedException;

    default Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "", new byte[0], "");
    }

    default Answer put(String path, Object json) throws IOException, InterruptedException {
        return call("PUT", path, HttpCaller.JSON_TYPE, HttpCaller.json(json), "");
    }

    default Answer post(String path, Object json) throws IOException, InterruptedException {
        return post(path, json, UUID.randomUUID().toString());
    }

    default Answer post(String path, Object json, String key)
            throws IOException, InterruptedException {
        return call("POST", path, HttpCaller.JSON_TYPE, HttpCaller.json(json), key);
    }

    default Answer postFile(String path, String type, byte[] file)
            throws IOException, InterruptedException {
        return call("POST", path, type, file, UUID.randomUUID().toString());
    }
}
