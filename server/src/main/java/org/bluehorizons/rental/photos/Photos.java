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
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of pictures. A photo is {@code processing} until its task makes it {@code ready} or
 * {@code rejected}; it may be referred to meanwhile, but not once it is rejected. Safe for use by
 * many threads.
 */
@Component
public class Photos {

    static final int MOST_OF_A_DRIVER = 200;

    private static final String COLUMNS = "id, purpose, state, reason, width, height, created_at";

    private final JdbcClient database;
    private final Originals originals;
    private final Tasks tasks;
    private final Clock clock;

    /** Whose it is, and the picture once it is ready. */
    record Content(
            @Nullable UUID driver, String state, @Nullable String reason, byte @Nullable [] jpeg) {}

    Photos(JdbcClient database, Originals originals, Tasks tasks, Clock clock) {
        this.database = database;
        this.originals = originals;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Whether the photo is that driver's, was made for that purpose, and is not rejected. */
    public boolean isOf(UUID driver, UUID photo, String purpose) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.photo
                                       WHERE id = :photo AND driver_id = :driver
                                         AND purpose = :purpose AND state <> 'rejected')
                        """)
                .param("photo", photo)
                .param("driver", driver)
                .param("purpose", purpose)
                .query(Boolean.class)
                .single();
    }

    /** Whether all of the photos are that driver's, and none is rejected. */
    public boolean areOf(UUID driver, Collection<UUID> photos) {
        var wanted = new HashSet<>(photos);
        return database.sql(
                                """
                                SELECT count(*) FROM rental.photo
                                WHERE id = ANY (:photos) AND driver_id = :driver
                                  AND state <> 'rejected'
                                """)
                        .param("photos", wanted.toArray(UUID[]::new))
                        .param("driver", driver)
                        .query(Integer.class)
                        .single()
                == wanted.size();
    }

    /** Whether one of the photos is rejected, so that nobody will ever see it. */
    public boolean isAnyRejected(Collection<UUID> photos) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM rental.photo
                                       WHERE id = ANY (:photos) AND state = 'rejected')
                        """)
                .param("photos", photos.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The driver's, without the pictures, oldest first. */
    public List<Photo> of(UUID driver) {
        return database.sql(
                        "SELECT %s FROM rental.photo WHERE driver_id = :driver ORDER BY id"
                                .formatted(COLUMNS))
                .param("driver", driver)
                .query((row, _) -> photo(row))
                .list();
    }

    /** The picture itself, as JPEG; none unless it is ready. */
    public Optional<byte[]> jpeg(UUID photo) {
        return find(photo, false).flatMap(found -> Optional.ofNullable(found.jpeg()));
    }

    /**
     * @param small a preview; photos of before there were any have their picture instead
     */
    Optional<Content> find(UUID photo, boolean small) {
        return database.sql(
                        """
                        SELECT driver_id, state, reason,
                               CASE WHEN :small THEN coalesce(preview, jpeg) ELSE jpeg END
                        FROM rental.photo WHERE id = :id
                        """)
                .param("id", photo)
                .param("small", small)
                .query((row, _) ->
                        new Content(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getBytes(4)))
                .optional();
    }

    /**
     * Takes what was sent; a task makes a picture of it.
     *
     * @throws ProblemException 409 {@code too_many_photos}
     */
    @Transactional
    public Photo add(UUID driver, String madeBy, String purpose, byte[] sent) {
        demandRoom(driver);
        var photo =
                database.sql(
                                """
                                INSERT INTO rental.photo
                                    (driver_id, made_by, purpose, state, created_at)
                                VALUES (:driver, :madeBy, :purpose, 'processing', :now)
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("driver", driver)
                        .param("madeBy", madeBy)
                        .param("purpose", purpose)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, _) -> photo(row))
                        .single();
        var order = new DevelopPhoto.Order(photo.id());
        originals.add(photo.id(), tasks.submit(NewTask.of(DevelopPhoto.TYPE, order)), sent);
        return photo;
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
                row.getString("state"),
                row.getString("reason"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
