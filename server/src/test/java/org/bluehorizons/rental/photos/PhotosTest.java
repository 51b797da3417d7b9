package org.bluehorizons.rental.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PhotosTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;

    @Test
    void showsAPhotoToItsOwnerAndToOperators() {
        var person = Person.registered(port);
        var sent =
                person.rest()
                        .postFile(
                                "/v1/me/photos?purpose=damage", Pictures.png(80, 60), "image/png");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("/width")).isEqualTo("80");
        var path = sent.header("Location");
        var seen = person.rest().get(path);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(seen.header("Cache-Control")).contains("private");
        assertThat(Rest.as(port, "operator").get(path).status()).isEqualTo(200);
        assertThat(Person.registered(port).rest().get(path).status()).isEqualTo(404);
        assertThat(Rest.as(port, "stakeholder").get(path).status()).isEqualTo(403);
        assertThat(Rest.anonymous(port).get(path).status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKind() {
        var rest = Person.registered(port).rest();
        var path = "/v1/me/photos?purpose=licence";
        assertThat(rest.postFile(path, new byte[(8 << 20) + 1], "image/jpeg").status())
                .isEqualTo(413);
        assertThat(rest.postFile(path, new byte[2 << 20], "image/jpeg").text("/errors/0/field"))
                .isEqualTo("body");
        assertThat(rest.postFile(path, new byte[10], "image/svg+xml").status()).isEqualTo(415);
        assertThat(
                        rest.postFile(
                                        "/v1/me/photos?purpose=selfie",
                                        Pictures.jpeg(8, 8),
                                        "image/jpeg")
                                .text("/errors/0/field"))
                .isEqualTo("purpose");
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
        var path = "/v1/me/photos?purpose=licence";
        var file = Pictures.jpeg(8, 8);
        assertThat(person.rest().postFile(path, file, "image/jpeg").status()).isEqualTo(201);
        assertThat(person.rest().postFile(path, file, "image/jpeg").text("/code"))
                .isEqualTo("too_many_photos");
    }
}
