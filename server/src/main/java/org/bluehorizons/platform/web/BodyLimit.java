package org.bluehorizons.platform.web;

/**
 * A bean: bodies of requests to this path, and to those below it, may have so many bytes, whatever
 * their type. Whoever takes them never holds them in memory.
 *
 * @param path such as {@code /v1/load-files}
 */
public record BodyLimit(String path, long bytes) {

    boolean covers(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }
}
