package org.bluehorizons.rental.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of pictures. Safe for use by many threads. */
@Component
public class Photos {

    static final int MOST_OF_A_DRIVER = 200;

    private final JdbcClient database;
    private final Clock clock;

    /** The picture and whose it is. */
    record Content(UUID driver, byte[] jpeg) {}

    Photos(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the photo is that driver's and was made for that purpose. */
    public boolean isOf(UUID driver, UUID photo, String purpose) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.photo
                                       WHERE id = :photo AND driver_id = :driver
                                         AND purpose = :purpose)
                        """)
                .param("photo", photo)
                .param("driver", driver)
                .param("purpose", purpose)
                .query(Boolean.class)
                .single();
    }

    /** Whether all of the photos are that driver's. */
    public boolean areOf(UUID driver, Collection<UUID> photos) {
        var wanted = new HashSet<>(photos);
        return database.sql(
                                """
                                SELECT count(*) FROM rental.photo
                                WHERE id = ANY (:photos) AND driver_id = :driver
                                """)
                        .param("photos", wanted.toArray(UUID[]::new))
                        .param("driver", driver)
                        .query(Integer.class)
                        .single()
                == wanted.size();
    }

    /** The driver's, without the pictures, oldest first. */
    public List<Photo> of(UUID driver) {
        return database.sql(
                        """
                        SELECT id, purpose, width, height, created_at FROM rental.photo
                        WHERE driver_id = :driver ORDER BY id
                        """)
                .param("driver", driver)
                .query((row, _) -> photo(row))
                .list();
    }

    /** The picture itself, as JPEG. */
    public Optional<byte[]> jpeg(UUID photo) {
        return find(photo).map(Content::jpeg);
    }

    Optional<Content> find(UUID photo) {
        return database.sql("SELECT driver_id, jpeg FROM rental.photo WHERE id = :id")
                .param("id", photo)
                .query((row, _) -> new Content(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
    }

    /**
     * @throws ProblemException 409 {@code too_many_photos}
     */
    @Transactional
    public Photo add(UUID driver, String madeBy, String purpose, Picture picture) {
        demandRoom(driver);
        return database.sql(
                        """
                        INSERT INTO rental.photo
                            (driver_id, made_by, purpose, jpeg, width, height, created_at)
                        VALUES (:driver, :madeBy, :purpose, :jpeg, :width, :height, :now)
                        RETURNING id, purpose, width, height, created_at
                        """)
                .param("driver", driver)
                .param("madeBy", madeBy)
                .param("purpose", purpose)
                .param("jpeg", picture.jpeg())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> photo(row))
                .single();
    }

    /** Counts with the driver locked, so that uploads side by side do not slip through. */
    void demandRoom(UUID driver) {
        database.sql("SELECT id FROM rental.driver WHERE id = :driver FOR NO KEY UPDATE")
                .param("driver", driver)
                .query(UUID.class)
                .optional();
        var count =
                database.sql("SELECT count(*) FROM rental.photo WHERE driver_id = :driver")
                        .param("driver", driver)
                        .query(Integer.class)
                        .single();
        if (count >= MOST_OF_A_DRIVER) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "too_many_photos",
                    "You have sent %d photos, the most that we keep.".formatted(count));
        }
    }

    private static Photo photo(ResultSet row) throws SQLException {
        return new Photo(
                row.getObject("id", UUID.class),
                row.getString("purpose"),
                row.getInt("width"),
                row.getInt("height"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
