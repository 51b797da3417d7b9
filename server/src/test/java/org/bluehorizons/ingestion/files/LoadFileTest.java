package org.bluehorizons.ingestion.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files uploaded in one request. */
@PlatformTest
class LoadFileTest {

    private static final String PATH = "/v1/load-files";

    @Autowired private JdbcClient database;
    @Autowired private LoadFiles files;
    @LocalServerPort private int port;

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private byte[] content(UUID id) throws IOException {
        try (var content = files.source(id).open()) {
            return content.readAllBytes();
        }
    }

    @Test
    void takesAFileThatIsLargerThanOtherBodiesMayBe() throws IOException {
        var operator = Rest.as(port, "operator");
        var content = Upload.csv(1, 12_000_000);
        var name = Upload.uniqueName(".csv");
        var answer =
                Upload.send(
                        operator,
                        "POST",
                        PATH + "?name=" + name,
                        content,
                        "Content-Type",
                        "text/csv");
        assertThat(answer.statusCode()).isEqualTo(201);
        var file = json(answer.body());
        assertThat(file.at("/name").asString()).isEqualTo(name);
        assertThat(file.at("/format").asString()).isEqualTo("csv");
        assertThat(file.at("/compression").asString()).isEqualTo("none");
        assertThat(file.at("/size").asInt()).isEqualTo(content.length);
        assertThat(file.at("/sha256").asString()).isEqualTo(Upload.sha256(content));
        var id = UUID.fromString(file.at("/id").asString());
        assertThat(Upload.same(content(id), content)).isTrue();

        assertThat(answer.headers().firstValue("Location")).contains(PATH + "/" + id);
        assertThat(operator.get(PATH + "/" + id).text("/name")).isEqualTo(name);
        assertThat(operator.get(PATH + "?limit=1").text("/items/0/id")).isEqualTo(id.toString());

        assertThat(operator.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(operator.get(PATH + "/" + id).text("/code")).isEqualTo("load_file_not_found");
        assertThat(files.source(id).size()).isZero();
    }

    @Test
    void takesAFileOutOfAForm() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(Upload.csv(2, 3_000_000));
        }
        var name = Upload.uniqueName(".csv.gz");
        var answer =
                Upload.send(
                        Rest.as(port, "operator"),
                        "POST",
                        PATH,
                        Upload.form("cut", name, "application/gzip", packed.toByteArray()),
                        "Content-Type",
                        "multipart/form-data; boundary=cut");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var file = json(answer.body());
        assertThat(file.at("/name").asString()).isEqualTo(name);
        assertThat(file.at("/compression").asString()).isEqualTo("gzip");
        assertThat(file.at("/sha256").asString()).isEqualTo(Upload.sha256(packed.toByteArray()));
    }

    @Test
    void refusesFormsThatAreNone() {
        var operator = Rest.as(port, "operator");
        var cut = Upload.form("cut", "x.csv", "text/csv", Upload.csv(3, 1000));
        var answer =
                Upload.send(
                        operator,
                        "POST",
                        PATH,
                        Arrays.copyOf(cut, cut.length - 100),
                        "Content-Type",
                        "multipart/form-data; boundary=cut");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer.body()).at("/code").asString()).isEqualTo("malformed_request");
    }

    @Test
    void refusesWhatIsEmptyNamelessOrNotWhatItPromises() {
        var operator = Rest.as(port, "operator");
        var name = Upload.uniqueName("");
        assertThat(upload(operator, name + ".csv", new byte[0]))
                .isEqualTo("422 body: a file that is not empty");
        assertThat(upload(operator, name + ".csv.gz", Upload.csv(4, 100)))
                .contains("422 body: ")
                .contains("the name says gzip, the content is not");
        assertThat(upload(operator, "", Upload.csv(4, 100))).contains("422 name: ");
        var digest =
                "sha-256=:%s:"
                        .formatted(
                                Base64.getEncoder()
                                        .encodeToString(Upload.digest("SHA-256", new byte[1])));
        assertThat(upload(operator, name + ".csv", Upload.csv(4, 100), "Repr-Digest", digest))
                .contains("422 Repr-Digest: ");
        assertThat(rows(name)).as("nothing is left of them").isZero();
    }

    private static String upload(Rest caller, String name, byte[] content, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type");
        all.add("application/octet-stream");
        var answer =
                Upload.send(
                        caller,
                        "POST",
                        PATH + "?name=" + name,
                        content,
                        all.toArray(String[]::new));
        return answer.statusCode() + " " + json(answer.body()).at("/detail").asString();
    }

    private int rows(String name) {
        return database.sql("SELECT count(*) FROM ingestion.file WHERE name LIKE :name || '%'")
                .param("name", name)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() {
        var operator = Rest.as(port, "operator");
        var name = Upload.uniqueName(".csv");
        Upload.breakOff(
                operator, "POST", PATH + "?name=" + name, 9_000_000, Upload.csv(5, 2_000_000));
        await().until(() -> rows(name) == 0);
        assertThat(upload(operator, name, Upload.csv(5, 2_000_000))).startsWith("201");
    }

    @Test
    void takesSeveralFilesAtOnce() throws InterruptedException, ExecutionException {
        var operator = Rest.as(port, "operator");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (var client = 0; client < 8; client++) {
                var content = Upload.csv(100 + client, 1_500_000);
                answers.add(
                        clients.submit(() -> {
                            var answer =
                                    Upload.send(
                                            operator,
                                            "POST",
                                            PATH + "?name=" + Upload.uniqueName(".csv"),
                                            content,
                                            "Content-Type",
                                            "text/csv");
                            var told = json(answer.body()).at("/sha256").asString();
                            return told.equals(Upload.sha256(content)) ? "well" : answer.body();
                        }));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("well");
            }
        }
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(Rest.as(port, "stakeholder").get(PATH).status()).isEqualTo(403);
        assertThat(
                        Upload.send(
                                        Rest.as(port, "maintenance"),
                                        "POST",
                                        PATH + "?name=x.csv",
                                        Upload.csv(6, 100),
                                        "Content-Type",
                                        "text/csv")
                                .statusCode())
                .isEqualTo(403);
        assertThat(Rest.anonymous(port).get(PATH).status()).isEqualTo(401);
    }
}
