package org.bluehorizons.rental.photos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.rental.drivers.Drivers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What drivers sent, with all that the camera wrote beside the picture, such as where they were:
 * for nobody but the platform, and no longer than until the photo is ready or rejected. Safe for
 * use by many threads.
 */
@Component
class Originals {

    private final JdbcClient database;
    private final Drivers drivers;
    private final Notifications notifications;

    Originals(JdbcClient database, Drivers drivers, Notifications notifications) {
        this.database = database;
        this.drivers = drivers;
        this.notifications = notifications;
    }

    /** In the transaction that makes the photo and its task. */
    void add(UUID photo, UUID task, byte[] content) {
        database.sql(
                        """
                        INSERT INTO rental.photo_original (photo_id, task_id, content)
                        VALUES (:photo, :task, :content)
                        """)
                .param("photo", photo)
                .param("task", task)
                .param("content", content)
                .update();
    }

    Optional<byte[]> find(UUID photo) {
        return database.sql("SELECT content FROM rental.photo_original WHERE photo_id = :photo")
                .param("photo", photo)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** The tasks of photos that are processing, by photo. */
    Map<UUID, UUID> tasks() {
        var tasks = new HashMap<UUID, UUID>();
        database.sql("SELECT photo_id, task_id FROM rental.photo_original")
                .query(row -> {
                    tasks.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return tasks;
    }

    /** The photo is ready: the picture takes the original's place. */
    @Transactional
    public void replace(UUID photo, Picture picture) {
        database.sql(
                        """
                        UPDATE rental.photo
                        SET state = 'ready', jpeg = :jpeg, preview = :preview, width = :width,
                            height = :height
                        WHERE id = :photo AND state = 'processing'
                        """)
                .param("photo", photo)
                .param("jpeg", picture.jpeg())
                .param("preview", picture.preview())
                .param("width", picture.width())
                .param("height", picture.height())
                .update();
        remove(photo);
    }

    /** The photo will not be ready, and its driver is told. */
    @Transactional
    public void reject(UUID photo, String reason) {
        database.sql(
                        """
                        UPDATE rental.photo SET state = 'rejected', reason = :reason
                        WHERE id = :photo AND state = 'processing'
                        RETURNING driver_id
                        """)
                .param("photo", photo)
                .param("reason", reason)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(driver -> driver)
                .ifPresent(driver -> tell(driver, photo, reason));
        remove(photo);
    }

    private void remove(UUID photo) {
        database.sql("DELETE FROM rental.photo_original WHERE photo_id = :photo")
                .param("photo", photo)
                .update();
    }

    private void tell(UUID id, UUID photo, String reason) {
        drivers.find(id)
                .filter(driver -> driver.subject() != null)
                .ifPresent(driver ->
                        notifications.tell(
                                driver.recipient(),
                                new Notifications.Message(
                                        "photo-rejected:" + photo,
                                        "We cannot use one of your photos",
                                        reason,
                                        "photo:" + photo,
                                        false)));
    }
}
