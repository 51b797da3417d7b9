package org.bluehorizons.testing;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform sends: a real mail server, an SMS provider and a push service, for all tests.
 */
public final class Letterbox {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Map<String, Queue<String>> SMS = new ConcurrentHashMap<>();
    private static final Map<String, Queue<Integer>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Pushed> PUSHED = new CopyOnWriteArrayList<>();
    private static final HttpServer HTTP = start();

    /** A request to the push service. */
    public record Pushed(String path, String authorization, String encoding, byte[] body) {}

    private Letterbox() {}

    static String[] settings() {
        var keys = newKeys();
        return new String[] {
            "bluehorizons.notifications.smtp.host=127.0.0.1",
            "bluehorizons.notifications.smtp.port=" + MAIL.getSmtp().getPort(),
            "bluehorizons.notifications.smtp.protection=none",
            "bluehorizons.notifications.sms.url=" + url() + "/sms",
            "bluehorizons.notifications.sms.token=sms-token",
            "bluehorizons.notifications.push.public-key=" + keys[0],
            "bluehorizons.notifications.push.private-key=" + keys[1],
            "bluehorizons.notifications.push.services=" + url(),
        };
    }

    /** The newest mail with that in its subject, when it has come. */
    public static String mailTo(String address, String subject) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                Arrays.stream(MAIL.getReceivedMessagesForDomain(address))
                                        .filter(mail -> subject(mail).contains(subject))
                                        .map(Letterbox::content)
                                        .toList(),
                        mails -> !mails.isEmpty())
                .getLast();
    }

    /** The first SMS that nobody has read yet, when it has come. */
    public static String smsTo(String phone) {
        var texts = SMS.computeIfAbsent(phone, _ -> new ConcurrentLinkedQueue<>());
        await().atMost(PATIENCE).until(() -> !texts.isEmpty());
        return texts.remove();
    }

    /** The provider answers with these next, to that phone or push address, and then again well. */
    public static void answer(String address, Integer... statuses) {
        ANSWERS.put(address, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    /** Where a browser may have its messages pushed to. */
    public static String url() {
        return "http://127.0.0.1:" + HTTP.getAddress().getPort();
    }

    /** What was pushed to the path, when it has come. */
    public static Pushed pushedTo(String path) {
        return await().atMost(PATIENCE)
                .until(
                        () -> PUSHED.stream().filter(seen -> seen.path().equals(path)).toList(),
                        seen -> !seen.isEmpty())
                .getLast();
    }

    private static HttpServer start() {
        MAIL.start();
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/sms", Letterbox::takeSms);
            server.createContext("/push", Letterbox::takePush);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void takeSms(HttpExchange exchange) throws IOException {
        var sms = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        var to = sms.at("/to").asString();
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var status = "Bearer sms-token".equals(token) ? next(to, 202) : 401;
        if (status == 202) {
            SMS.computeIfAbsent(to, _ -> new ConcurrentLinkedQueue<>())
                    .add(sms.at("/text").asString());
        }
        end(exchange, status);
    }

    private static void takePush(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        var status = next(path, 201);
        if (status == 201) {
            PUSHED.add(
                    new Pushed(
                            path,
                            String.valueOf(headers.getFirst("Authorization")),
                            String.valueOf(headers.getFirst("Content-Encoding")),
                            exchange.getRequestBody().readAllBytes()));
        }
        end(exchange, status);
    }

    private static int next(String address, int well) {
        var answers = ANSWERS.get(address);
        var status = answers == null ? null : answers.poll();
        return status == null ? well : status;
    }

    private static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String content(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (MessagingException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String[] newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            var bytes = new byte[65];
            bytes[0] = 4;
            put(point.getAffineX(), bytes, 1);
            put(point.getAffineY(), bytes, 33);
            var scalar = new byte[32];
            put(((ECPrivateKey) pair.getPrivate()).getS(), scalar, 0);
            var base64 = Base64.getUrlEncoder().withoutPadding();
            return new String[] {base64.encodeToString(bytes), base64.encodeToString(scalar)};
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void put(BigInteger number, byte[] into, int offset) {
        var bytes = number.toByteArray();
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, into, offset + 32 - length, length);
    }
}
