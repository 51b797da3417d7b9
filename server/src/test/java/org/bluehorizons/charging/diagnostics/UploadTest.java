package org.bluehorizons.charging.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stations that put their logs with us. */
@PlatformTest
class UploadTest {

    /** It asks to change to HTTP/2 with its first request. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Uploads.Label NAMELESS = new Uploads.Label(null, null);

    @Autowired private JdbcClient database;
    @Autowired private ChargeGateway gateway;
    @Autowired private Uploads uploads;
    @LocalServerPort private int port;

    @Test
    void aStationUploadsItsDiagnosticsOnceAndAnOperatorReadsThem()
            throws IOException, InterruptedException {
        var operator = Rest.as(port, "operator");
        var id = TestStation.register(database);
        var content = new byte[2_600_000];
        new Random(1).nextBytes(content);
        try (var station = TestStation.connect(gateway.port(), id, "ocpp1.6").boot()) {
            var place = "/v1/charging/stations/" + id;
            assertThat(operator.postOnce(place + "/diagnostics", "{}").status()).isEqualTo(202);
            var asked = station.nextCall();
            assertThat(asked.action()).isEqualTo("GetDiagnostics");
            station.reply(asked, "{\"fileName\": \"diagnostics.zip\"}");

            var location = asked.payload().at("/location").asString();
            assertThat(put(location + "/diagnostics.zip", content)).isEqualTo(204);
            assertThat(put(location, content)).as("a second time").isEqualTo(404);

            var file = operator.get(place + "/uploads").json().at("/items/0");
            assertThat(file.at("/fileName").asString()).isEqualTo("diagnostics.zip");
            assertThat(file.at("/bytes").asInt()).isEqualTo(content.length);
            var download = place + "/uploads/" + file.at("/id").asString();
            assertThat(download(operator, download)).isEqualTo(content);
            assertThat(Rest.anonymous(port).get(download).status()).isEqualTo(401);
        }
    }

    @Test
    void keepsNothingOfAFileThatIsTooLargeOrBreaksOff() throws IOException {
        var token = expected("now() + interval '1 hour'");
        assertThatThrownBy(() -> uploads.receive(token, NAMELESS, zeros(16 * 1024 * 1024 + 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("16777216");
        assertThatThrownBy(() -> uploads.receive(token, NAMELESS, breakingOff()))
                .isInstanceOf(IOException.class);
        assertThat(parts(token)).isZero();

        uploads.receive(token, NAMELESS, zeros(16 * 1024 * 1024));
        assertThat(parts(token)).isEqualTo(64);
    }

    @Test
    void refusesAFileThatComesTooLate() throws IOException, InterruptedException {
        var token = expected("now() - interval '1 second'");
        var place = Rest.anonymous(port).uri("/v1/charging/uploads/").toString();
        assertThat(put(place + token, new byte[] {1})).isEqualTo(404);
        assertThat(put(place + "somebody-guesses", new byte[] {1})).isEqualTo(404);
    }

    private String expected(String end) {
        var station = TestStation.register(database);
        var token = uploads.newToken();
        var command = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO charging.log_job
                            (station_id, request_id, kind, location, command_id, requested_by,
                             created_at, updated_at)
                        VALUES (:station, 1, 'diagnostics', 'here', :command, 'test', now(), now())
                        """)
                .param("station", station)
                .param("command", command)
                .update();
        uploads.expect(token, command);
        database.sql(
                        """
                        UPDATE charging.upload SET expires_at = %s
                        WHERE token_hash = sha256(convert_to(:token, 'UTF8'))
                        """
                                .formatted(end))
                .param("token", token)
                .update();
        return token;
    }

    private int parts(String token) {
        return database.sql(
                        """
                        SELECT count(*) FROM charging.upload_part
                        JOIN charging.upload ON upload.id = upload_id
                        WHERE token_hash = sha256(convert_to(:token, 'UTF8'))
                        """)
                .param("token", token)
                .query(Integer.class)
                .single();
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static InputStream breakingOff() throws IOException {
        var gone = InputStream.nullInputStream();
        gone.close();
        return new SequenceInputStream(zeros(500_000), gone);
    }

    private static int put(String place, byte[] content) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(place))
                                .PUT(BodyPublishers.ofByteArray(content))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] download(Rest operator, String path)
            throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(operator.uri(path))
                                .header("Authorization", "Bearer " + operator.token())
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }
}
