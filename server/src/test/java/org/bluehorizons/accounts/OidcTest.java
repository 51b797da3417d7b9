package org.bluehorizons.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in at an issuer of OpenID Connect tokens, over real HTTP. */
@PlatformTest
@DirtiesContext
class OidcTest {

    private static final TokenIssuer ISSUER = TokenIssuer.start();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("bluehorizons.accounts.oidc.issuer-uri", ISSUER::uri);
        settings.add("bluehorizons.accounts.oidc.audience", () -> "blue-horizons");
        settings.add("bluehorizons.accounts.oidc.roles-claim", () -> "realm_access.roles");
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void takesTheIssuersTokenWithItsRoles() {
        var token = ISSUER.token("blue-horizons", roles("operator"), Instant.now().plusSeconds(60));
        var current = Rest.anonymous(port).with(token).get("/v1/sessions/current");
        assertThat(current.status()).isEqualTo(200);
        assertThat(current.text("/actor")).isEqualTo("oidc:mei");
        assertThat(current.text("/roles/0")).isEqualTo("operator");
        assertThat(Rest.anonymous(port).with(token).get("/v1/accounts").status()).isEqualTo(403);
    }

    @Test
    void refusesATokenForSomebodyElseOrOneThatHasExpired() {
        var foreign = ISSUER.token("another", roles("operator"), Instant.now().plusSeconds(60));
        var expired =
                ISSUER.token("blue-horizons", roles("operator"), Instant.now().minusSeconds(120));
        assertThat(Rest.anonymous(port).with(foreign).get("/v1/sessions/current").status())
                .isEqualTo(401);
        assertThat(Rest.anonymous(port).with(expired).get("/v1/sessions/current").status())
                .isEqualTo(401);
    }

    @Test
    void hasNoPasswordsOfItsOwn() {
        var refused =
                Rest.anonymous(port)
                        .post(
                                "/v1/sessions",
                                """
                                {"email": "admin@bluehorizons.test", "password": "correct horse battery staple"}
                                """);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("signs_in_elsewhere");
    }

    private static Map<String, Object> roles(String role) {
        return Map.of("realm_access", Map.of("roles", List.of(role)));
    }
}
