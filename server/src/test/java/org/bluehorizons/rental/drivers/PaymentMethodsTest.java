package org.bluehorizons.rental.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class PaymentMethodsTest {

    private static final String PATH = "/v1/me/payment-methods";

    @LocalServerPort private int port;
    private Rest rest;

    @BeforeEach
    void register() {
        rest = Person.registered(port).rest();
    }

    @Test
    void alwaysHasOneDefault() {
        var first = rest.postOnce(PATH, method("tok_1", false)).text("/id");
        var second = rest.postOnce(PATH, method("tok_2", true)).text("/id");
        assertThat(rest.get(PATH).text("/0/default")).isEqualTo("false");
        assertThat(rest.get(PATH).text("/1/default")).isEqualTo("true");

        rest.post(PATH + "/" + first + "/default", "");
        assertThat(rest.get(PATH).text("/0/default")).isEqualTo("true");
        assertThat(rest.delete(PATH + "/" + first).status()).isEqualTo(204);
        assertThat(rest.get(PATH).json()).hasSize(1);
        assertThat(rest.get(PATH).text("/0/id")).isEqualTo(second);
        assertThat(rest.get(PATH).text("/0/default")).isEqualTo("true");
    }

    @Test
    void neverShowsAToken() {
        var added = rest.postOnce(PATH, method("tok_secret", false));
        assertThat(added.response().body()).doesNotContain("tok_secret");
        assertThat(rest.get(PATH).response().body()).doesNotContain("tok_secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simulated | unheard_of | provider
                    tok_1 | 4242 4242 4242 4242 | token
                    tok_1 | 4242424242424242 | token
                    My card | 4242-4242-4242-4242 | label
                    """)
    void takesNoCardNumber(String good, String bad, String field) {
        var refused = rest.postOnce(PATH, method("tok_1", false).replace(good, bad));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void leavesThoseOfOthersAlone() {
        var id = rest.postOnce(PATH, method("tok_1", false)).text("/id");
        var other = Person.registered(port).rest();
        assertThat(other.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(other.post(PATH + "/" + id + "/default", "").status()).isEqualTo(404);
    }

    private static String method(String token, boolean isDefault) {
        return """
        {"provider": "simulated", "token": "%s", "label": "My card", "default": %s}
        """
                .formatted(token, isDefault);
    }
}
