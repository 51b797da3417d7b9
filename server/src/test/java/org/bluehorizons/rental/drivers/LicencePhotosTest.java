package org.bluehorizons.rental.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class LicencePhotosTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;

    @Test
    void decidesAboutNoPhotoThatNobodyCanSeeAndTakesAnother() {
        var person = Person.registered(port);
        var operator = Rest.as(port, "operator");
        var sent = person.sendLicence("2035-01-01");
        assertThat(person.sendLicence("2035-01-01").text("/code")).isEqualTo("licence_waits");
        reject(sent.text("/backPhoto"));

        var approval = "/v1/drivers/" + person.id() + "/licence/approve";
        assertThat(operator.postOnce(approval, "").text("/code")).isEqualTo("photo_rejected");
        var second = person.sendLicence("2035-01-01");
        assertThat(second.status()).isEqualTo(201);
        assertThat(person.rest().get("/v1/me/licences").json())
                .extracting(licence -> licence.at("/state").asString())
                .containsExactly("submitted", "refused");
        assertThat(operator.postOnce(approval, "").text("/id")).isEqualTo(second.text("/id"));
    }

    private void reject(String photo) {
        database.sql(
                        """
                        UPDATE rental.photo SET state = 'rejected', reason = 'Torn'
                        WHERE id = :photo::uuid
                        """)
                .param("photo", photo)
                .update();
    }
}
