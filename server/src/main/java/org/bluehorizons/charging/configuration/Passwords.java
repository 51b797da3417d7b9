package org.bluehorizons.charging.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v201.Attribute;
import org.bluehorizons.charging.ocpp.v201.Component;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.ocpp.v201.Variable;
import org.bluehorizons.charging.operations.Secrets;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.charging.operations.StationMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives stations new passwords. The new one waits beside the old one: the gateway takes both until
 * the station first uses the new one, since nobody can know before whether the station has it. Safe
 * for use by many threads.
 */
@org.springframework.stereotype.Component
class Passwords {

    private static final String LETTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    // 1.6: 16 to 20 bytes; 2.0.1: 16 to 40 characters. 20 of 57 letters are 116 bits.
    private static final int LENGTH = 20;
    private static final Duration LIFE = Duration.ofHours(1);

    private final StationDesk desk;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final SecureRandom random;

    Passwords(
            StationDesk desk,
            JdbcClient database,
            TransactionOperations transactions,
            SecureRandom random) {
        this.desk = desk;
        this.database = database;
        this.transactions = transactions;
        this.random = random;
    }

    /** Makes one, and sends it. Nobody sees it. */
    UUID rotate(String station, Actor actor) {
        var version = desk.versionOf(station);
        var password = newPassword();
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    keepNext(station, hash(password));
                    return desk.send(station, message(version, password), LIFE, actor);
                }));
    }

    static StationMessage message(OcppVersion version, String password) {
        return switch (version) {
            case V1_6 ->
                    new StationMessage(
                            version,
                            "ChangeConfiguration",
                            new ChangeConfiguration.Request(
                                    "AuthorizationKey",
                                    HexFormat.of()
                                            .formatHex(
                                                    password.getBytes(StandardCharsets.US_ASCII))));
            case V2_0_1 ->
                    new StationMessage(
                            version,
                            "SetVariables",
                            new SetVariables.Request(
                                    List.of(
                                            new SetVariableData(
                                                    Attribute.ACTUAL,
                                                    password,
                                                    new Component(null, "SecurityCtrlr", null),
                                                    new Variable("BasicAuthPassword", null)))));
        };
    }

    /**
     * A command with a password has ended: the password is taken out of it. One that surely did not
     * reach the station, or that it did not take, is forgotten.
     */
    void settled(StationCommand command, boolean taken) {
        var surelyNotTaken =
                switch (command.state()) {
                    case ANSWERED -> !taken;
                    case REFUSED -> true;
                    case EXPIRED -> command.attempts() == 0;
                    case FAILED, ACCEPTED, SENT -> false;
                };
        if (surelyNotTaken) {
            forgetNext(command.stationId(), hash(password(command)));
        }
        if (!command.state().isOpen()) {
            hide(command);
        }
    }

    private static String password(StationCommand command) {
        return switch (command.version()) {
            case V1_6 -> {
                var value = command.request(ChangeConfiguration.Request.class).value();
                yield value.length() % 2 == 0 && value.matches("[0-9A-Fa-f]+")
                        ? new String(HexFormat.of().parseHex(value), StandardCharsets.ISO_8859_1)
                        : value;
            }
            case V2_0_1 ->
                    command.request(SetVariables.Request.class).setVariableData().stream()
                            .filter(data -> Secrets.isSecret(data.variable().name()))
                            .map(SetVariableData::attributeValue)
                            .findFirst()
                            .orElse("");
        };
    }

    private void keepNext(String station, byte[] hash) {
        database.sql(
                        """
                        UPDATE charging.station SET next_password_hash = :hash WHERE id = :station
                        """)
                .param("hash", hash)
                .param("station", station)
                .update();
    }

    private void forgetNext(String station, byte[] hash) {
        database.sql(
                        """
                        UPDATE charging.station SET next_password_hash = NULL
                        WHERE id = :station AND next_password_hash = :hash
                        """)
                .param("hash", hash)
                .param("station", station)
                .update();
    }

    private void hide(StationCommand command) {
        database.sql("UPDATE charging.command SET payload = :payload WHERE id = :id")
                .param("payload", Secrets.hidden(command.action(), command.payload()))
                .param("id", command.id())
                .update();
    }

    private String newPassword() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    private static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
