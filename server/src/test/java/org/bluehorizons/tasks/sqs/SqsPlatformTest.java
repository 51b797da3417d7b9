package org.bluehorizons.tasks.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole platform on SQS, as the settings make it. */
@PlatformTest
@DirtiesContext
class SqsPlatformTest {

    private static final LocalSqs SQS = LocalSqs.start();

    @Autowired private Tasks tasks;
    @Autowired private TaskQueue queue;
    @Autowired private SqsHealth health;
    @Autowired private JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // Where the SDK's default chain looks first.
        System.setProperty("aws.accessKeyId", "x");
        System.setProperty("aws.secretAccessKey", "x");
        settings.add("bluehorizons.tasks.engine", () -> "sqs");
        settings.add("bluehorizons.tasks.sqs.endpoint", SQS::endpoint);
        settings.add("bluehorizons.tasks.sqs.region", () -> LocalSqs.REGION);
        settings.add("bluehorizons.tasks.sqs.queue-prefix", () -> "whole");
        settings.add("bluehorizons.tasks.sqs.look-every", () -> "5m");
    }

    @AfterAll
    static void stopSqs() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        SQS.close();
    }

    @Test
    void runsWhatIsSubmitted() {
        assertThat(queue.name()).isEqualTo("sqs");
        var batch = UUID.randomUUID();
        var count = 500;
        var task = NewTask.of(NothingHandler.TYPE, new NothingHandler.Nothing()).inBatch(batch);

        tasks.submit(Collections.nCopies(count, task));
        tasks.submit(Collections.nCopies(20, task.inGroup("in order")));

        await().atMost(Duration.ofSeconds(60)).until(() -> done(batch) == count + 20);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private int done(UUID batch) {
        return database.sql(
                        """
                        SELECT count(*) FROM tasks.finished
                        WHERE batch_id = :batch AND outcome = 'done'
                        """)
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }
}
