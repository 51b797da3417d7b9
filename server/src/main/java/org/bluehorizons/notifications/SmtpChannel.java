package org.bluehorizons.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.bluehorizons.notifications.NotificationSettings.Protection;
import org.bluehorizons.notifications.NotificationSettings.Smtp;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * E-mail by SMTP. The Message-ID is made of ours, so that a mail that is sent twice, because the
 * server's answer was lost, is recognised as one.
 */
final class SmtpChannel implements Channel {

    private final JavaMailSenderImpl server = new JavaMailSenderImpl();
    private final InternetAddress from;

    SmtpChannel(Smtp settings) {
        from = from(settings.from());
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.username().isBlank()) {
            server.setUsername(settings.username());
            server.setPassword(settings.password());
        }
        server.setJavaMailProperties(properties(settings));
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public void send(Delivery delivery) throws IOException, Undeliverable {
        try {
            server.send(mail(delivery));
        } catch (MailException failure) {
            var cause = root(failure);
            if (isRefused(cause)) {
                throw new Undeliverable("refused: " + cause.getMessage());
            }
            throw new IOException(String.valueOf(cause.getMessage()), failure);
        }
    }

    private MimeMessage mail(Delivery delivery) throws IOException, Undeliverable {
        var mail = server.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(new InternetAddress(delivery.address(), true));
            helper.setSubject(delivery.title().replaceAll("\\p{Cntrl}", " "));
            helper.setText(delivery.text());
            mail.setHeader(
                    "Message-ID",
                    "<%s@%s>".formatted(delivery.id(), from.getAddress().replaceAll(".*@", "")));
            // Out-of-office programs do not answer these (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            return mail;
        } catch (AddressException wrong) {
            throw new Undeliverable("no e-mail address: " + wrong.getMessage());
        } catch (MessagingException failure) {
            throw new IOException(failure);
        }
    }

    private static Properties properties(Smtp settings) {
        var timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.auth", Boolean.toString(!settings.username().isBlank()));
        var starttls = settings.protection() == Protection.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put(
                "mail.smtp.ssl.enable", Boolean.toString(settings.protection() == Protection.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    /** The server knows the address and wants nothing to do with it (5yz). */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof SendFailedException refused
                && String.valueOf(refused.getMessage()).matches("(?s)\\s*5[0-9]{2}\\b.*");
    }

    /** Jakarta Mail chains exceptions in a way of its own. */
    private static Throwable root(Throwable failure) {
        var now = failure;
        if (failure instanceof MailSendException several
                && several.getMessageExceptions().length > 0) {
            now = several.getMessageExceptions()[0];
        }
        while (true) {
            var next =
                    now instanceof MessagingException chained && chained.getNextException() != null
                            ? chained.getNextException()
                            : now.getCause();
            if (next == null) {
                return now;
            }
            now = next;
        }
    }

    private static InternetAddress from(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(
                    "bluehorizons.notifications.smtp.from: %s (expected: an e-mail address)"
                            .formatted(text),
                    wrong);
        }
    }
}
