package org.bluehorizons.rental.drivers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.bluehorizons.rental.photos.Pictures;
import org.bluehorizons.testing.Letterbox;
import org.bluehorizons.testing.Rest;

/** Somebody who rents, made over the platform's own REST. */
public record Person(String id, String email, String phone, Rest rest) {

    public static final String PASSWORD = "a long enough password";

    private static final Pattern CODE = Pattern.compile("code is ([0-9]{6})");
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Registered and signed in. */
    public static Person registered(int port) {
        var number = COUNT.incrementAndGet();
        var email = "p%d@people.test".formatted(number);
        var phone = "+658%07d".formatted(number);
        var json = json(email).replace("+6581234567", phone);
        var made = Rest.anonymous(port).post("/v1/drivers", json);
        if (made.status() != 201) {
            throw new IllegalStateException(made.toString());
        }
        return new Person(made.text("/id"), email, phone, Rest.signedIn(port, email, PASSWORD));
    }

    /** May book. */
    public static Person approved(int port) {
        var person = registered(port);
        person.verify("email");
        person.sendLicence("2035-01-01");
        Rest.as(port, "operator").postOnce("/v1/drivers/" + person.id + "/licence/approve", "");
        return person;
    }

    public static String json(String email) {
        return """
        {"email": "%s", "password": "%s", "name": "Tan Wei Ling", "market": "SG",
         "phone": "+6581234567"}
        """
                .formatted(email, PASSWORD);
    }

    public Rest.Answer verify(String channel) {
        rest.postOnce("/v1/me/verifications", "{\"channel\": \"%s\"}".formatted(channel));
        return confirm(channel, code(channel));
    }

    public Rest.Answer confirm(String channel, String code) {
        return rest.post(
                "/v1/me/verifications/confirm",
                "{\"channel\": \"%s\", \"code\": \"%s\"}".formatted(channel, code));
    }

    /** The code that came by e-mail or SMS. */
    public String code(String channel) {
        var text =
                channel.equals("email")
                        ? Letterbox.mailTo(email, "Your code")
                        : Letterbox.smsTo(phone);
        var matcher = CODE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no code in: " + text);
        }
        return matcher.group(1);
    }

    public Rest.Answer sendLicence(String expiresOn) {
        return rest.postOnce(
                "/v1/me/licence",
                """
                {"number": "S1234567D", "country": "SG", "expiresOn": "%s",
                 "frontPhoto": "%s", "backPhoto": "%s"}
                """
                        .formatted(expiresOn, sendPhoto(), sendPhoto()));
    }

    public String sendPhoto() {
        return rest.postFile("/v1/me/photos?purpose=licence", Pictures.jpeg(40, 30), "image/jpeg")
                .text("/id");
    }
}
