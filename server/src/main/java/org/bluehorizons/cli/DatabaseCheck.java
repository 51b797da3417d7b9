package org.bluehorizons.cli;

import java.sql.SQLException;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.platform.EmbeddedDatabase;

/** Whether PostgreSQL is there, new enough, and keeps what it says it keeps. */
final class DatabaseCheck {

    private static final int OLDEST = 15;

    Finding reachable(DatabaseAddress address) {
        try (var connection = address.open("bluehorizons doctor")) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            var what = "PostgreSQL %d answers at %s".formatted(version, address);
            return version >= OLDEST
                    ? Finding.ok(what)
                    : Finding.fail(what, "Use PostgreSQL %d or newer.".formatted(OLDEST));
        } catch (SQLException failure) {
            return Finding.fail(
                    "PostgreSQL at %s: %s".formatted(address, failure.getMessage()),
                    "Check DATABASE_URL, or unset it for the embedded PostgreSQL.");
        }
    }

    Finding durable(DatabaseAddress address) {
        try (var connection = address.open("bluehorizons doctor");
                var statement = connection.createStatement();
                var answer =
                        statement.executeQuery(
                                """
                                SELECT current_setting('fsync'), current_setting('full_page_writes'),
                                       current_setting('synchronous_commit')
                                """)) {
            answer.next();
            var safe =
                    answer.getString(1).equals("on")
                            && answer.getString(2).equals("on")
                            && !answer.getString(3).equals("off");
            return safe
                    ? Finding.ok("PostgreSQL keeps what it commits")
                    : Finding.fail(
                            "PostgreSQL may lose commits in a crash",
                            "Turn on fsync, full_page_writes and synchronous_commit.");
        } catch (SQLException failure) {
            return Finding.fail(
                    "PostgreSQL's durability is not known: " + failure.getMessage(),
                    "Check DATABASE_URL.");
        }
    }

    Finding embedded() {
        return EmbeddedDatabase.canRun()
                ? Finding.ok("the embedded PostgreSQL can run here")
                : Finding.fail(
                        "root may not make user namespaces here, which the embedded PostgreSQL needs",
                        "Run as another user, or set DATABASE_URL to a PostgreSQL server.");
    }
}
