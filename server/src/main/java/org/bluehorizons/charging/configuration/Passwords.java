package org.bluehorizons.charging.configuration;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v201.Attribute;
import org.bluehorizons.charging.ocpp.v201.Component;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.ocpp.v201.Variable;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.charging.operations.StationMessage;
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
    private final NextPasswords next;
    private final TransactionOperations transactions;
    private final SecureRandom random;

    Passwords(
            StationDesk desk,
            NextPasswords next,
            TransactionOperations transactions,
            SecureRandom random) {
        this.desk = desk;
        this.next = next;
        this.transactions = transactions;
        this.random = random;
    }

    /** Makes one, and sends it. Nobody sees it. */
    UUID rotate(String station, Actor actor) {
        var version = desk.versionOf(station);
        var password = newPassword();
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    next.keep(station, password);
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

    private String newPassword() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }
}
