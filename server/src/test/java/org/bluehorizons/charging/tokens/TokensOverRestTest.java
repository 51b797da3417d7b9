package org.bluehorizons.charging.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class TokensOverRestTest {

    private static final String TOKENS = "/v1/charging/tokens";
    private static final String GROUPS = "/v1/charging/token-groups";

    @LocalServerPort private int port;
    private Rest operator;
    private final String card = UUID.randomUUID().toString().substring(0, 20);

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void registersBlocksAndForgetsAToken() {
        var made =
                operator.post(TOKENS, "{\"token\": \"%s\", \"note\": \"a card\"}".formatted(card));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/type")).isEqualTo("ISO14443");
        assertThat(made.json().at("/mostConcurrent").asInt()).isEqualTo(1);

        var place = made.header("Location");
        var blocked = "{\"token\": \"%s\", \"status\": \"blocked\"}".formatted(card);
        assertThat(operator.put(place, blocked).status()).isEqualTo(428);
        assertThat(operator.put(place, blocked, "If-Match", "\"9\"").status()).isEqualTo(412);
        var changed = operator.put(place, blocked, "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().at("/note").isNull()).isTrue();
        assertThat(operator.get(place).json()).isEqualTo(changed.json());

        assertThat(operator.delete(place, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(operator.get(place).status()).isEqualTo(404);
    }

    @Test
    void refusesATokenTwiceInWhateverCase() {
        operator.post(TOKENS, "{\"token\": \"%s\"}".formatted("a" + card));
        var again = operator.post(TOKENS, "{\"token\": \"%s\"}".formatted("A" + card));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/code")).isEqualTo("token_taken");
        assertThat(
                        operator.post(
                                        TOKENS,
                                        "{\"token\": \"%s\", \"type\": \"eMAID\"}"
                                                .formatted("A" + card))
                                .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "token": "" | token
                    "token": "0123456789012345678901234567890123456" | token
                    "token": "x", "type": "NoAuthorization" | type
                    "token": "x", "type": "barcode" | type
                    "token": "x", "status": "lost" | status
                    "token": "x", "language": "Singlish" | language
                    "token": "x", "mostConcurrent": 0 | mostConcurrent
                    "token": "x", "groupId": "00000000-0000-0000-0000-000000000000" | groupId
                    """)
    void namesTheFieldThatBreaksARule(String body, String field) {
        var refused = operator.post(TOKENS, "{" + body + "}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void importsManyAllOrNoneAndChangesWhatSaysSomethingElse() {
        var list =
                """
                {"tokens": [{"token": "%1$s-1"}, {"token": "%1$s-2"}, {"token": "%1$s-3", "type": "%2$s"}]}
                """;
        assertThat(operator.post(TOKENS + "/import", list.formatted("i" + card, "?")).status())
                .isEqualTo(422);
        assertThat(operator.get(TOKENS + "?q=i" + card).json().at("/items").size()).isZero();

        var first = operator.post(TOKENS + "/import", list.formatted("i" + card, "Local"));
        assertThat(first.json().at("/written").asInt()).isEqualTo(3);
        var second =
                operator.post(
                        TOKENS + "/import",
                        """
                        {"tokens": [{"token": "%1$s-1"}, {"token": "%1$s-2", "status": "blocked"}]}
                        """
                                .formatted("i" + card));
        assertThat(second.json().at("/written").asInt()).isEqualTo(1);
        assertThat(second.json().at("/unchanged").asInt()).isEqualTo(1);
        assertThat(operator.get(TOKENS + "?status=blocked&q=I" + card).text("/items/0/token"))
                .isEqualTo("i" + card + "-2");
        assertThat(
                        operator.post(
                                        TOKENS + "/import",
                                        "{\"tokens\": [{\"token\": \"x\"}, {\"token\": \"X\"}]}")
                                .text("/errors/0/field"))
                .isEqualTo("tokens[1].token");
    }

    @Test
    void pagesThroughAllTokens() {
        operator.post(
                TOKENS + "/import",
                """
                {"tokens": [{"token": "%1$s-1"}, {"token": "%1$s-2"}, {"token": "%1$s-3"}]}
                """
                        .formatted("p" + card));
        var query = TOKENS + "?limit=2&q=p" + card;
        var first = operator.get(query);
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        var second = operator.get(query + "&cursor=" + first.text("/next"));
        assertThat(second.json().at("/items").size()).isEqualTo(1);
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void keepsAGroupWhileTokensAreInIt() {
        var group =
                operator.post(GROUPS, "{\"name\": \"Depot\", \"token\": \"g%s\"}".formatted(card));
        assertThat(group.status()).isEqualTo(201);
        operator.post(
                TOKENS,
                "{\"token\": \"%s\", \"groupId\": \"%s\"}".formatted(card, group.text("/id")));

        var refused = operator.delete(group.header("Location"), "If-Match", "*");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("token_group_in_use");
        var master =
                operator.put(
                        group.header("Location"),
                        "{\"name\": \"Police\", \"token\": \"g%s\", \"master\": true}"
                                .formatted(card),
                        "If-Match",
                        "\"1\"");
        assertThat(master.json().at("/master").asBoolean()).isTrue();
    }

    @Test
    void letsStakeholdersReadOnly() {
        var stakeholder = Rest.as(port, "stakeholder");
        assertThat(stakeholder.get(TOKENS).status()).isEqualTo(200);
        assertThat(stakeholder.post(TOKENS, "{\"token\": \"x\"}").status()).isEqualTo(403);
        assertThat(Rest.as(port, "driver").get(TOKENS).status()).isEqualTo(403);
    }
}
