package org.bluehorizons.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Where PostgreSQL is. Opens connections of its own, outside the pool, for what holds one for long:
 * {@code LISTEN}, batch writers.
 *
 * @param username empty when the url carries it
 */
public record DatabaseAddress(String jdbcUrl, String username, String password) {

    /**
     * Reads a JDBC url, or the form that hosting platforms hand out: {@code
     * postgres://user:password@host:port/database?options}.
     *
     * @throws IllegalArgumentException naming the setting when it is neither
     */
    public static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(url, "", "");
        }
        var uri = uri(url);
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = user.indexOf(':');
        return new DatabaseAddress(
                "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getPath(), query),
                decode(colon < 0 ? user : user.substring(0, colon)),
                decode(colon < 0 ? "" : user.substring(colon + 1)));
    }

    /** Refuses without repeating it: it may carry a password. */
    private static URI uri(String url) {
        try {
            var uri = new URI(url);
            if (uri.getHost() != null && url.matches("postgres(ql)?://.*")) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "bluehorizons.database.url (DATABASE_URL): %s… (expected: jdbc:postgresql://... or postgres://user:password@host:port/database)"
                        .formatted(url.substring(0, Math.min(url.length(), 6))));
    }

    /** A connection of the caller's own, which the caller closes. */
    public Connection open(String applicationName) throws SQLException {
        return open(applicationName, new Properties());
    }

    /**
     * The same.
     *
     * @param patience with the connection, and with each answer; in whole seconds
     */
    Connection open(String applicationName, Duration patience) throws SQLException {
        var seconds = Long.toString(patience.toSeconds());
        var properties = new Properties();
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        return open(applicationName, properties);
    }

    private Connection open(String applicationName, Properties properties) throws SQLException {
        if (!username.isEmpty()) {
            properties.setProperty("user", username);
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    DatabaseAddress with(String otherUsername, String otherPassword) {
        return new DatabaseAddress(
                jdbcUrl,
                otherUsername.isBlank() ? username : otherUsername,
                otherPassword.isBlank() ? password : otherPassword);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceAll("password=[^&]*", "password=…");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
