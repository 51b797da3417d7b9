package org.bluehorizons.rental.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.testing.Attempt;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With photos whose tasks are far from due, so that each step is the test's. */
@PlatformTest
class DevelopPhotoTest {

    @LocalServerPort private int port;
    @Autowired private DevelopPhoto handler;
    @Autowired private PhotoSweep sweep;
    @Autowired private Originals originals;
    @Autowired private Photos photos;
    @Autowired private Tasks tasks;
    @Autowired private JdbcClient database;
    private Person person;
    private UUID task = UUID.randomUUID();

    @BeforeEach
    void register() {
        person = Person.registered(port);
    }

    @Test
    void keepsWhatWasSentFromEverybodyUntilItIsReady() throws Exception {
        var sent = Pictures.withExif(Pictures.jpeg(64, 48), 1);
        var photo = processing(sent);
        for (var reader : new Rest[] {person.rest(), Rest.as(port, "operator")}) {
            for (var size : new String[] {"full", "preview"}) {
                var answer = reader.get("/v1/photos/%s?size=%s".formatted(photo, size));
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.text("/code")).isEqualTo("photo_processing");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }
        }
        var export = person.rest().get("/v1/me/export");
        assertThat(export.text("/pictures/0/state")).isEqualTo("processing");
        assertThat(export.response().body())
                .doesNotContain(Base64.getEncoder().encodeToString(sent).substring(0, 40))
                .doesNotContain(Pictures.PLACE);

        run(photo);

        assertThat(person.rest().get("/v1/photos/" + photo).status()).isEqualTo(200);
        assertThat(originals.find(photo)).isEmpty();
    }

    @Test
    void developsOnceHoweverOftenItRuns() throws Exception {
        var photo = processing(Pictures.jpeg(64, 48));
        run(photo);
        var picture = photos.jpeg(photo).orElseThrow();
        // As by a worker that had lost the task, and was late.
        originals.add(photo, UUID.randomUUID(), Pictures.png(8, 8));

        run(photo);

        assertThat(photos.jpeg(photo).orElseThrow()).isEqualTo(picture);
        assertThat(originals.find(photo)).isEmpty();
        assertThat(run(photo)).isEqualTo(TaskResult.DONE);
    }

    @Test
    void leavesNothingOfWhoHasLeft() throws Exception {
        var photo = processing(Pictures.jpeg(64, 48));

        assertThat(person.rest().delete("/v1/me").status()).isEqualTo(204);

        assertThat(originals.find(photo)).isEmpty();
        assertThat(run(photo)).isEqualTo(TaskResult.DONE);
        assertThat(photos.find(photo, false)).isEmpty();
    }

    @Test
    void rejectsWhatNobodyDevelopsAnyMore() {
        var waiting = processing(Pictures.jpeg(64, 48));
        var abandoned = processing(Pictures.jpeg(64, 48));
        tasks.cancel(task);

        sweep.work(Attempt.first());

        assertThat(state(waiting)).isEqualTo("processing");
        assertThat(originals.find(waiting)).isPresent();
        assertThat(state(abandoned)).isEqualTo("rejected");
        assertThat(originals.find(abandoned)).isEmpty();
        assertThat(person.rest().get("/v1/me/notifications").text("/items/0/text"))
                .isEqualTo(PhotoSweep.GIVEN_UP);
    }

    private TaskResult run(UUID photo) throws InterruptedException {
        return handler.run(new DevelopPhoto.Order(photo), Attempt.first(task));
    }

    private String state(UUID photo) {
        return photos.find(photo, false).orElseThrow().state();
    }

    private UUID processing(byte[] sent) {
        var photo =
                database.sql(
                                """
                                INSERT INTO rental.photo (driver_id, made_by, purpose, state)
                                VALUES (:driver::uuid, 'test', 'licence', 'processing')
                                RETURNING id
                                """)
                        .param("driver", person.id())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .single();
        task =
                tasks.submit(
                        NewTask.of(DevelopPhoto.TYPE, new DevelopPhoto.Order(photo))
                                .after(Duration.ofDays(1)));
        originals.add(photo, task, sent);
        return photo;
    }
}
