package org.bluehorizons.tasks.queue;

import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.testing.PlatformTest;

@PlatformTest
class PostgresTaskQueueTest extends TaskQueueContract {

    @Override
    protected TaskQueue engine(TaskStore store, TaskTypes types) {
        return new PostgresTaskQueue(store, platform.getBean(ReadyBell.class));
    }
}
