package org.bluehorizons.rental.drivers;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Objects;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.rental.photos.Photos;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is kept of a driver, as one JSON, row by row as it is read: no memory grows with the
 * number of trips. Safe for use by many threads.
 */
@Component
class PersonalData {

    private static final int AT_ONCE = 100;

    private final NamedParameterJdbcTemplate database;
    private final Photos photos;
    private final Notifications notifications;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;

    PersonalData(
            JdbcTemplate database,
            Photos photos,
            Notifications notifications,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        // A cursor instead of all rows at once, for these statements alone.
        var byCursor = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        byCursor.setFetchSize(AT_ONCE);
        this.database = new NamedParameterJdbcTemplate(byCursor);
        this.photos = photos;
        this.notifications = notifications;
        this.json = json;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Writes UTF-8; closes nothing. */
    void write(Driver driver, OutputStream out) {
        snapshot.executeWithoutResult(_ -> {
            try (var writer = json.createGenerator(new Uncloseable(out))) {
                writer.writeStartObject();
                PersonalTables.ALL.forEach(part -> write(part, driver, writer));
                writer.writeName("pictures");
                writer.writeStartArray();
                photos.of(driver.id())
                        .forEach(photo -> {
                            writer.writeStartObject();
                            writer.writeStringProperty("id", photo.id().toString());
                            writer.writeStringProperty("state", photo.state());
                            photos.jpeg(photo.id())
                                    .ifPresent(jpeg ->
                                            writer.writeStringProperty(
                                                    "jpeg",
                                                    Base64.getEncoder().encodeToString(jpeg)));
                            writer.writeEndObject();
                        });
                writer.writeEndArray();
                writer.writePOJOProperty(
                        "notifications", notifications.toldTo(driver.recipient().subject()));
                writer.writeEndObject();
            }
        });
    }

    private void write(PersonalTables.Part part, Driver driver, JsonGenerator writer) {
        writer.writeName(part.member());
        writer.writeStartArray();
        database.query(
                part.sql(),
                new MapSqlParameterSource("driver", driver.id()),
                row -> {
                    writer.writeRawValue(row.getString(1));
                });
        writer.writeEndArray();
    }

    /** The generator closes what it writes to; the response is the server's to close. */
    private static final class Uncloseable extends FilterOutputStream {

        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
