package org.bluehorizons.rental.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the upload to the picture, over real HTTP. */
@PlatformTest
class PhotosTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;

    @Test
    void showsAPhotoToItsOwnerAndToOperators() {
        var person = Person.registered(port);
        var sent = send(person, Pictures.png(80, 60), "image/png");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("/state")).isEqualTo("processing");
        var path = sent.header("Location");
        awaitState(person, "ready");
        var seen = person.rest().get(path);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(seen.header("Cache-Control")).contains("private");
        var operator = Rest.as(port, "operator");
        assertThat(operator.get(path).status()).isEqualTo(200);
        assertThat(operator.get("/v1/drivers/" + person.id() + "/photos").text("/0/width"))
                .isEqualTo("80");
        assertThat(Person.registered(port).rest().get(path).status()).isEqualTo(404);
        assertThat(person.rest().get("/v1/drivers/" + person.id() + "/photos").status())
                .isEqualTo(403);
        assertThat(Rest.as(port, "stakeholder").get(path).status()).isEqualTo(403);
        assertThat(Rest.anonymous(port).get(path).status()).isEqualTo(401);
    }

    @Test
    void showsAPreviewAndNothingThatTheCameraWroteBeside() {
        var person = Person.registered(port);
        var file = Pictures.withExif(Pictures.jpeg(800, 600), 6);
        var path = send(person, file, "image/jpeg").header("Location");
        awaitState(person, "ready");
        var full = person.rest().get(path + "?size=full").response().body();
        var preview = person.rest().get(path + "?size=preview").response().body();
        assertThat(preview.length()).isBetween(100, full.length() - 1);
        assertThat(full + preview).doesNotContain(Pictures.PLACE);
        assertThat(person.rest().get("/v1/me/photos").text("/0/height")).isEqualTo("800");
        assertThat(person.rest().get(path + "?size=huge").text("/errors/0/field"))
                .isEqualTo("size");
    }

    @Test
    void tellsTheDriverAndStaffThatAPhotoCannotBeRead() {
        var person = Person.registered(port);
        var sent = send(person, Pictures.tornOff(), "image/png");
        assertThat(sent.status()).isEqualTo(201);
        awaitState(person, "rejected");
        assertThat(person.rest().get("/v1/me/photos").text("/0/reason")).contains("damaged");
        var seen = Rest.as(port, "operator").get(sent.header("Location"));
        assertThat(seen.status()).isEqualTo(409);
        assertThat(seen.text("/code")).isEqualTo("photo_rejected");
        assertThat(seen.text("/detail")).contains("damaged");
        assertThat(person.rest().get("/v1/me/notifications").text("/items/0/text"))
                .contains("send the photo again");
        var report =
                "{\"kind\": \"damage\", \"subject\": \"Scratch\", \"photos\": [\"%s\"]}"
                        .formatted(sent.text("/id"));
        assertThat(person.rest().postOnce("/v1/me/reports", report).text("/errors/0/field"))
                .isEqualTo("photos");
    }

    @Test
    void refusesAtOnceWhatIsTooLargeOrOfAnotherKind() {
        var rest = Person.registered(port).rest();
        var path = "/v1/me/photos?purpose=licence";
        assertThat(rest.postFile(path, new byte[(8 << 20) + 1], "image/jpeg").status())
                .isEqualTo(413);
        assertThat(rest.postFile(path, new byte[2 << 20], "image/jpeg").text("/errors/0/field"))
                .isEqualTo("body");
        var page = "<html>".getBytes(StandardCharsets.US_ASCII);
        assertThat(rest.postFile(path, page, "image/jpeg").text("/detail")).contains("JPEG or PNG");
        assertThat(rest.postFile(path, new byte[10], "image/svg+xml").status()).isEqualTo(415);
        assertThat(
                        rest.postFile(
                                        "/v1/me/photos?purpose=selfie",
                                        Pictures.jpeg(8, 8),
                                        "image/jpeg")
                                .text("/errors/0/field"))
                .isEqualTo("purpose");
        assertThat(rest.get("/v1/me/photos").json().isEmpty()).isTrue();
    }

    @Test
    void keepsTwoHundredOfADriver() {
        var person = Person.registered(port);
        database.sql(
                        """
                        INSERT INTO rental.photo (driver_id, made_by, purpose, jpeg, width, height)
                        SELECT :driver::uuid, 'test', 'damage', '', 1, 1 FROM generate_series(1, 199)
                        """)
                .param("driver", person.id())
                .update();
        var file = Pictures.jpeg(8, 8);
        assertThat(send(person, file, "image/jpeg").status()).isEqualTo(201);
        assertThat(send(person, file, "image/jpeg").text("/code")).isEqualTo("too_many_photos");
    }

    private static Rest.Answer send(Person person, byte[] file, String type) {
        return person.rest().postFile("/v1/me/photos?purpose=damage", file, type);
    }

    private static void awaitState(Person person, String state) {
        await().untilAsserted(() ->
                assertThat(person.rest().get("/v1/me/photos").text("/0/state")).isEqualTo(state));
    }
}
