package org.bluehorizons.charging.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.operations.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passwords that stations may use next, as hashes. Safe for use by many threads. */
@Component
class NextPasswords {

    private final JdbcClient database;

    NextPasswords(JdbcClient database) {
        this.database = database;
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

    /** Beside the one that works until then. */
    void keep(String station, String password) {
        database.sql(
                        """
                        UPDATE charging.station SET next_password_hash = :hash WHERE id = :station
                        """)
                .param("hash", hash(password))
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

    private static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
