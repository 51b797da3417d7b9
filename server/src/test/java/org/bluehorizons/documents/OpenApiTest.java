package org.bluehorizons.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class OpenApiTest {

    @LocalServerPort private int port;

    @Test
    void tellsMachinesWhatTheRestApiIs() {
        var answer = Rest.anonymous(port).get("/v1/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        new Document("openapi.yaml").mustBe(answer.response().body());
    }

    @Test
    void hasAPageToTryItAndTheFleetPage() {
        assertThat(Rest.anonymous(port).get("/docs").status()).isIn(200, 302);
        assertThat(Rest.anonymous(port).get("/").response().body()).contains("live fleet");
        assertThat(Rest.anonymous(port).get("/assets/fleet.js").status()).isEqualTo(200);
    }
}
