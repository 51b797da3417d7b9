package org.bluehorizons.charging.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Writes rows of the message log by {@code COPY}, in the transaction of the thread. Blocks. */
@Component
final class MessageLog {

    private static final String COPY =
            """
            COPY charging.message (station_id, at, connection_number, direction, action, message_id,
                                   request, response, error, millis)
            FROM STDIN
            """;

    private final DataSource database;
    private final SQLExceptionTranslator translator;

    MessageLog(DataSource database) {
        this.database = database;
        this.translator = new SQLErrorCodeSQLExceptionTranslator(database);
    }

    void write(List<LoggedMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var text = new StringBuilder(messages.size() * 256);
        messages.forEach(message -> row(text, message));
        var connection = DataSourceUtils.getConnection(database);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            COPY,
                            new ByteArrayInputStream(
                                    text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException failure) {
            var translated = translator.translate("the message log", COPY, failure);
            throw translated == null
                    ? new IllegalStateException("the message log", failure)
                    : translated;
        } catch (IOException neverFromMemory) {
            throw new IllegalStateException(neverFromMemory);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void row(StringBuilder text, LoggedMessage message) {
        field(text, message.station(), '\t');
        text.append(message.at()).append('\t');
        text.append(message.connection()).append('\t');
        text.append(message.fromStation() ? "in" : "out").append('\t');
        field(text, message.action(), '\t');
        field(text, message.messageId(), '\t');
        field(text, message.request(), '\t');
        field(text, message.response(), '\t');
        field(text, message.error(), '\t');
        if (message.millis() == null) {
            text.append("\\N\n");
        } else {
            text.append(message.millis().intValue()).append('\n');
        }
    }

    private static void field(StringBuilder text, @Nullable String value, char end) {
        if (value == null) {
            text.append("\\N");
        } else {
            escape(text, value);
        }
        text.append(end);
    }

    /** The rules of COPY's text format; a NUL, which PostgreSQL has no place for, is left out. */
    private static void escape(StringBuilder text, String value) {
        for (int index = 0; index < value.length(); index++) {
            var letter = value.charAt(index);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> {}
                default -> text.append(letter);
            }
        }
    }
}
