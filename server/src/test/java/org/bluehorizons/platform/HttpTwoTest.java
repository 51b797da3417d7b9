package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class HttpTwoTest {

    @LocalServerPort private int port;

    /** Its first request asks for the upgrade. */
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void upgradesARequestWithoutABody() throws Exception {
        assertThat(answer(request().GET()).version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void judgesALargeBodyByItsOwnLimitsAndNotByThoseOfAnUpgrade() throws Exception {
        var answer = answer(request().POST(BodyPublishers.ofByteArray(new byte[100_000])));
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(Rest.anonymous(port).uri("/v1/vehicles"));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
