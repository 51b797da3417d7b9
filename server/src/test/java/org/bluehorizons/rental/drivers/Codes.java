package org.bluehorizons.rental.drivers;

import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads codes where the sender leaves them: in the outbox, before they are sent. */
final class Codes {

    private static final Pattern CODE = Pattern.compile("code is ([0-9]{6})");

    private Codes() {}

    static String last(String driver, String channel, JdbcClient database) {
        var text =
                database.sql(
                                """
                                SELECT text FROM notifications.message
                                WHERE cause LIKE 'verification:' || :driver || ':' || :channel || ':%'
                                ORDER BY id DESC LIMIT 1
                                """)
                        .param("driver", driver)
                        .param("channel", channel)
                        .query(String.class)
                        .single();
        var matcher = CODE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no code in: " + text);
        }
        return matcher.group(1);
    }
}
