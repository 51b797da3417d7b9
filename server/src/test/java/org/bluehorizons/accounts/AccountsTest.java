package org.bluehorizons.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class AccountsTest {

    private static final String PASSWORD = "a rather long password";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private Rest administrator;

    @BeforeEach
    void signIn() {
        administrator = Rest.administrator(port);
    }

    @Test
    void letsNobodyInWithoutAToken() {
        var refused = Rest.anonymous(port).get("/v1/accounts");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("not_signed_in");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesATokenThatItDoesNotKnow() {
        var refused = Rest.anonymous(port).with("bhs_guess").get("/v1/accounts");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("invalid_token");
    }

    @Test
    void closesToARoleWhatItIsNotAllowed() {
        var stakeholder = Rest.as(port, "stakeholder");
        assertThat(stakeholder.get("/v1/accounts").status()).isEqualTo(403);
        assertThat(stakeholder.get("/v1/sessions/current").text("/roles/0"))
                .isEqualTo("stakeholder");
    }

    @Test
    void signsInAndOut() {
        var email = make("operator");
        var person = Rest.signedIn(port, email, PASSWORD);
        assertThat(person.get("/v1/sessions/current").text("/account/email")).isEqualTo(email);
        assertThat(person.delete("/v1/sessions/current").status()).isEqualTo(204);
        assertThat(person.get("/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void takesTheCookieOfItsOwnPagesOnly() {
        var nobody = Rest.anonymous(port);
        var cookie = "bh_session=" + administrator.token();
        assertThat(nobody.get("/v1/sessions/current", "Cookie", cookie).status()).isEqualTo(200);

        var foreign = nobody.post("/v1/api-keys", "{}", "Cookie", cookie);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.text("/code")).isEqualTo("cross_site");
        assertThat(
                        nobody.post(
                                        "/v1/api-keys",
                                        "{}",
                                        "Cookie",
                                        cookie,
                                        "Origin",
                                        "https://evil.example")
                                .status())
                .isEqualTo(403);
        assertThat(
                        nobody.post(
                                        "/v1/api-keys",
                                        "{}",
                                        "Cookie",
                                        cookie,
                                        "X-Requested-With",
                                        "fetch")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void blocksAnAccountAfterFiveWrongPasswords() {
        var email = make("operator");
        var nobody = Rest.anonymous(port);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(nobody.post("/v1/sessions", credentials(email, "wrong")).status())
                    .isEqualTo(401);
        }
        var blocked = nobody.post("/v1/sessions", credentials(email, PASSWORD));
        assertThat(blocked.status()).isEqualTo(429);
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 30);
        // The address is blocked too by now; other tests come from it.
        database.sql("DELETE FROM accounts.sign_in_failure").update();
    }

    @Test
    void revokesAKeyAtOnce() {
        var made =
                administrator.post(
                        "/v1/api-keys", "{\"name\": \"test\", \"roles\": [\"operator\"]}");
        var program = Rest.anonymous(port).with(made.text("/key"));
        assertThat(program.get("/v1/sessions/current").status()).isEqualTo(200);
        assertThat(administrator.delete("/v1/api-keys/" + made.text("/id")).status())
                .isEqualTo(204);
        assertThat(program.get("/v1/sessions/current").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"email": "nobody", "displayName": "N", "roles": ["operator"], "password": "a rather long password"} | email
                    {"email": "a@b.example", "displayName": "", "roles": ["operator"], "password": "a rather long password"} | displayName
                    {"email": "a@b.example", "displayName": "N", "roles": [], "password": "a rather long password"} | roles
                    {"email": "a@b.example", "displayName": "N", "roles": ["operator"], "password": "short"} | password
                    {"email": "a@b.example", "displayName": "N", "roles": ["king"], "password": "a rather long password"} | roles[0]
                    """)
    void namesTheFieldThatBreaksARule(String json, String field) {
        var refused = administrator.post("/v1/accounts", json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void changesAnAccountOnlyFromItsNewestVersion() {
        var id = administrator.post("/v1/accounts", account(email(), "operator")).text("/id");
        var path = "/v1/accounts/" + id;
        var tag = administrator.get(path).header("ETag");

        assertThat(administrator.patch(path, "{}").status()).isEqualTo(428);
        var changed = administrator.patch(path, "{\"displayName\": \"Mei\"}", "If-Match", tag);
        assertThat(changed.text("/displayName")).isEqualTo("Mei");
        assertThat(administrator.patch(path, "{}", "If-Match", tag).status()).isEqualTo(412);
    }

    @Test
    void signsOutWhoIsDeactivated() {
        var email = email();
        var id = administrator.post("/v1/accounts", account(email, "operator")).text("/id");
        var person = Rest.signedIn(port, email, PASSWORD);
        administrator.patch("/v1/accounts/" + id, "{\"active\": false}", "If-Match", "*");
        assertThat(person.get("/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void keepsTheLastAdministrator() {
        var id = administrator.get("/v1/sessions/current").text("/account/id");
        var refused =
                administrator.patch("/v1/accounts/" + id, "{\"active\": false}", "If-Match", "*");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("last_administrator");
    }

    @Test
    void writesEveryChangeIntoTheAuditLog() {
        var id = administrator.post("/v1/accounts", account(email(), "operator")).text("/id");
        administrator.patch("/v1/accounts/" + id, "{\"displayName\": \"Mei\"}", "If-Match", "*");

        var entries = administrator.get("/v1/audit-entries?subject=account:" + id);
        assertThat(entries.text("/items/0/action")).isEqualTo("account.changed");
        assertThat(entries.text("/items/0/after/displayName")).isEqualTo("Mei");
        assertThat(entries.text("/items/0/address")).isEqualTo("127.0.0.1");
        assertThat(entries.text("/items/1/action")).isEqualTo("account.made");
        assertThat(entries.response().body()).doesNotContain("argon2");
    }

    private String make(String role) {
        var email = email();
        assertThat(administrator.post("/v1/accounts", account(email, role)).status())
                .isEqualTo(201);
        return email;
    }

    private static String email() {
        return "u" + UUID.randomUUID() + "@bluehorizons.test";
    }

    private static String account(String email, String role) {
        return """
        {"email": "%s", "displayName": "Somebody", "roles": ["%s"], "password": "%s"}
        """
                .formatted(email, role, PASSWORD);
    }

    private static String credentials(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }
}
