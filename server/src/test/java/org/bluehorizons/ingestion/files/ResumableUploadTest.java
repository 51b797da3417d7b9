package org.bluehorizons.ingestion.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads in pieces, after tus 1.0.0. */
@PlatformTest
class ResumableUploadTest {

    private static final String PATH = "/v1/load-files/uploads";

    @Autowired private LoadFiles files;
    @LocalServerPort private int port;

    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Tus-Resumable";
        all[headers.length + 1] = "1.0.0";
        return Upload.send(operator, method, path, body, all);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String begin(String name, long length) {
        var answer =
                send(
                        "POST",
                        PATH,
                        new byte[0],
                        "Upload-Length",
                        String.valueOf(length),
                        "Upload-Metadata",
                        "filename %s,filetype %s"
                                .formatted(Upload.base64(name), Upload.base64("text/csv")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(header(answer, "Upload-Expires")).endsWith("GMT");
        return header(answer, "Location");
    }

    private HttpResponse<String> patch(String path, long offset, byte[] body, String... more) {
        var headers = Arrays.copyOf(more, more.length + 4);
        headers[more.length] = "Upload-Offset";
        headers[more.length + 1] = String.valueOf(offset);
        headers[more.length + 2] = "Content-Type";
        headers[more.length + 3] = "application/offset+octet-stream";
        return send("PATCH", path, body, headers);
    }

    private int offset(String path) {
        var answer = send("HEAD", path, new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        return Integer.parseInt(header(answer, "Upload-Offset"));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private byte[] content(UUID id) throws IOException {
        try (var content = files.source(id).open()) {
            return content.readAllBytes();
        }
    }

    /** Seeds are printed when it fails. */
    @Test
    void goesOnWhereItBrokeOffHoweverOftenAndWherever() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var content = Upload.csv(seed, 5_000_000);
        var path = begin("prices.csv", content.length);
        var breaks = 0;
        for (var offset = 0; offset < content.length; offset = offset(path)) {
            if (breaks < 12) {
                breaks++;
                var part = random.nextInt(1, Math.min(600_000, content.length - offset + 1));
                Upload.breakOff(
                        operator,
                        "PATCH",
                        path,
                        content.length - offset,
                        Arrays.copyOfRange(content, offset, offset + part),
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Offset",
                        String.valueOf(offset),
                        "Content-Type",
                        "application/offset+octet-stream");
            } else {
                var rest = Arrays.copyOfRange(content, offset, content.length);
                var answer = patch(path, offset, rest);
                // What an earlier request still brings may have moved the offset meanwhile.
                assertThat(answer.statusCode()).as("seed " + seed).isIn(204, 409);
            }
        }
        var file = files.get(id(path));
        assertThat(file.sha256()).as("seed " + seed).isEqualTo(Upload.sha256(content));
        assertThat(Upload.same(content(file.id()), content)).as("seed " + seed).isTrue();
        assertThat(file.name()).isEqualTo("prices.csv");
        assertThat(file.mediaType()).isEqualTo("text/csv");
    }

    @Test
    void keepsWhatCameBeforeItBrokeOff() {
        var content = Upload.csv(7, 1_000_000);
        var path = begin("a.csv", content.length);
        Upload.breakOff(
                operator,
                "PATCH",
                path,
                content.length,
                Arrays.copyOf(content, 400_000),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream");
        await().untilAsserted(() -> assertThat(offset(path)).isPositive());
        assertThat(operator.get("/v1/load-files/" + id(path)).status()).isEqualTo(404);
    }

    @Test
    void checksEachPieceAndKeepsItWholeOrNotAtAll() {
        var content = Upload.csv(8, 200_000);
        var path = begin("a.csv", content.length);
        var first = Arrays.copyOf(content, 100_000);
        var sha1 = "sha1 " + Base64.getEncoder().encodeToString(Upload.digest("SHA-1", first));
        var wrong = first.clone();
        wrong[50] ^= 1;
        var answer = patch(path, 0, wrong, "Upload-Checksum", sha1);
        assertThat(answer.statusCode()).isEqualTo(460);
        assertThat(answer.body()).contains("checksum_mismatch");
        assertThat(offset(path)).isZero();
        assertThat(patch(path, 0, first, "Upload-Checksum", sha1).statusCode()).isEqualTo(204);
        assertThat(offset(path)).isEqualTo(100_000);
        assertThat(patch(path, 100_000, first, "Upload-Checksum", "crc32 AAAA").statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAnotherOffsetOtherVersionsAndMoreBytesThanPromised() {
        var path = begin("a.csv", 100);
        assertThat(patch(path, 5, new byte[10]).statusCode()).isEqualTo(409);
        assertThat(patch(path, 0, new byte[200]).statusCode()).isEqualTo(413);
        var old =
                Upload.send(
                        operator,
                        "POST",
                        PATH,
                        new byte[0],
                        "Tus-Resumable",
                        "0.2.2",
                        "Upload-Length",
                        "5");
        assertThat(old.statusCode()).isEqualTo(412);
        assertThat(header(old, "Tus-Version")).isEqualTo("1.0.0");
        var tooLarge = send("POST", PATH, new byte[0], "Upload-Length", "99999999999999");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(send("HEAD", PATH + "/" + UUID.randomUUID(), new byte[0]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatItSpeaksAndLetsGo() {
        var options = send("OPTIONS", PATH, new byte[0]);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "Tus-Extension")).contains("creation", "checksum", "expiration");
        var path = begin("a.csv", 100);
        assertThat(send("DELETE", path, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(send("HEAD", path, new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAFileThatIsNotWhatItsNamePromises() {
        var path = begin("a.parquet", 100);
        var answer = patch(path, 0, new byte[100]);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("PAR1");
        assertThat(send("HEAD", path, new byte[0]).statusCode()).isEqualTo(404);
    }
}
