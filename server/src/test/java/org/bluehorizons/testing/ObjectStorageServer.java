package org.bluehorizons.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Adobe's S3Mock as a process of its own: object storage that speaks the API of Amazon S3. */
public final class ObjectStorageServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private ObjectStorageServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Returns when it answers.
     *
     * @param buckets that it has from the beginning
     */
    public static ObjectStorageServer start(Path directory, String... buckets) {
        var port = FreePort.next();
        var command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar(),
                        "--server.port=" + FreePort.next(),
                        "--http.port=" + port,
                        "--vectors.http.port=" + FreePort.next(),
                        "--vectors.https.port=" + FreePort.next(),
                        "--com.adobe.testing.s3mock.max-payload-size=100MB",
                        "--com.adobe.testing.s3mock.store.initial-buckets="
                                + String.join(",", buckets));
        try {
            var process =
                    command.redirectErrorStream(true)
                            .redirectOutput(directory.resolve("s3mock.log").toFile())
                            .start();
            await("object storage")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !process.isAlive() || answers(port));
            return new ObjectStorageServer(process, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    private static String jar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("s3mock-"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
