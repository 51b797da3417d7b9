package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskQueueContract;
import org.bluehorizons.tasks.queue.TaskStore;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Does all that the engine on PostgreSQL does. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqsContractTest extends TaskQueueContract {

    private final List<SqsEngine> engines = new ArrayList<>();
    private LocalSqs sqs;

    @BeforeAll
    void startSqs() {
        sqs = LocalSqs.start();
    }

    @AfterAll
    void stopSqs() {
        sqs.close();
    }

    @AfterEach
    void stopEngines() {
        engines.forEach(SqsEngine::close);
        engines.clear();
    }

    /** Looks often: the contract expects within 50 ms what is there. */
    @Override
    protected TaskQueue engine(TaskStore store, TaskTypes types) {
        var engine =
                new SqsEngine(
                        platform,
                        store,
                        sqs.endpoint(),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(30));
        engines.add(engine);
        return engine.queue();
    }
}
