package org.bluehorizons.ingestion.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.testing.Rest;

/** Sends bytes as clients of uploads do, well and badly. */
final class Upload {

    /** By default it would try to change to HTTP/2 in the midst of an upload. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Upload() {}

    static byte[] csv(long seed, int bytes) {
        var random = new Random(seed);
        var text = new ByteArrayOutputStream();
        text.writeBytes("a,b\n".getBytes(StandardCharsets.UTF_8));
        while (text.size() < bytes) {
            text.writeBytes(
                    "%d,%d%n"
                            .formatted(random.nextInt(), random.nextInt())
                            .getBytes(StandardCharsets.UTF_8));
        }
        return text.toByteArray();
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    static byte[] digest(String algorithm, byte[] content) {
        var digest = Digests.of(algorithm);
        return digest.digest(content);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A request with any body and headers. */
    static HttpResponse<String> send(
            Rest caller, String method, String path, byte[] body, String... headers) {
        var request =
                HttpRequest.newBuilder(caller.uri(path))
                        .method(method, BodyPublishers.ofByteArray(body))
                        .headers(headers)
                        .header("Authorization", "Bearer " + caller.token())
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Promises a body of some length, sends a part, and hangs up. */
    static void breakOff(
            Rest caller, String method, String path, int promised, byte[] part, String... headers) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, path));
        head.append("Host: localhost\r\nAuthorization: Bearer ").append(caller.token());
        head.append("\r\nContent-Length: ").append(promised).append("\r\n");
        for (var index = 0; index < headers.length; index += 2) {
            head.append(headers[index]).append(": ").append(headers[index + 1]).append("\r\n");
        }
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), caller.uri(path).getPort())) {
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            out.write(part);
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A form with a field, and then a file. */
    static byte[] form(String boundary, String name, String type, byte[] content) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                """
                --%1$s\r
                Content-Disposition: form-data; name="comment"\r
                \r
                hello\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%2$s"\r
                Content-Type: %3$s\r
                \r
                """
                        .formatted(boundary, name, type)
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    static String uniqueName(String ending) {
        return "file-" + UUID.randomUUID() + ending;
    }

    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
