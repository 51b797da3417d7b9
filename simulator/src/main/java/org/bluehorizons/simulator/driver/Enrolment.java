package org.bluehorizons.simulator.driver;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bluehorizons.simulator.platform.Caller;

/**
 * Makes people drivers who may book: registered, known by staff, with a licence that staff approved
 * and something to pay with. What has been done before is not done again. Safe for use by many
 * threads.
 */
final class Enrolment {

    private static final String REASON = "Simulated driver";

    private final Caller operator;
    private final People people;

    Enrolment(Caller operator, People people) {
        this.operator = operator;
        this.people = people;
    }

    void enrol(Person person, Caller self) throws IOException, InterruptedException {
        if (person.enrolled()) {
            return;
        }
        register(person, self);
        var me = self.get("/v1/me").demand();
        if (!me.text("standing").equals("approved")) {
            approve("/v1/drivers/" + me.text("id"), self);
        }
        var pays = self.get("/v1/me/payment-methods").demand();
        if (pays.body().isEmpty()) {
            self.post(
                            "/v1/me/payment-methods",
                            Map.of(
                                    "provider", "simulated",
                                    "token", person.card(),
                                    "label", "Simulated card"))
                    .demand();
        }
        people.change(people.get(person.email()).asEnrolled());
    }

    /** Who has an account already only becomes a driver. */
    private void register(Person person, Caller self) throws IOException, InterruptedException {
        if (person.hasAccount()) {
            self.post(
                            "/v1/drivers",
                            Map.of(
                                    "email", person.email(),
                                    "name", person.name(),
                                    "market", "SG"),
                            "")
                    .demand("already_registered");
        } else {
            operator.post(
                            "/v1/drivers",
                            Map.of(
                                    "email", person.email(),
                                    "password", person.password(),
                                    "name", person.name(),
                                    "market", "SG"),
                            "")
                    .demand("email_taken");
        }
    }

    private void approve(String driver, Caller self) throws IOException, InterruptedException {
        operator.post(driver + "/verify", Map.of("channel", "email", "reason", REASON))
                .demand("verified");
        self.post(
                        "/v1/me/licence",
                        Map.of(
                                "number", licence(driver),
                                "country", "SG",
                                "expiresOn", LocalDate.now(ZoneOffset.UTC).plusYears(5).toString(),
                                "frontPhoto", photo(self, new Color(0x2a6f97)),
                                "backPhoto", photo(self, new Color(0xa9d6e5))))
                .demand("licence_waits");
        operator.post(driver + "/licence/approve", Map.of()).demand("no_licence_waits");
    }

    private static String licence(String driver) {
        return "S%07dD".formatted(Math.floorMod(driver.hashCode(), 10_000_000));
    }

    private static String photo(Caller self, Color colour)
            throws IOException, InterruptedException {
        var image = new BufferedImage(86, 54, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return self.postFile("/v1/me/photos?purpose=licence", "image/jpeg", jpeg.toByteArray())
                .demand()
                .text("id");
    }
}
