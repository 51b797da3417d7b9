package org.bluehorizons.tasks.queue;

import java.util.List;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** What each engine must do. Subclasses are {@code @PlatformTest}s. */
public abstract class TaskQueueContract
        implements HandingOutContract, GroupContract, FailureContract, SubmissionContract {

    @Autowired protected ApplicationContext platform;

    /** The engine under test, on rows of its own types. */
    protected abstract TaskQueue engine(TaskStore store, TaskTypes types);

    @Override
    public final QueueBench bench(TaskType<Note> type) {
        return new QueueBench(platform, this::engine, List.of(type));
    }

    @Override
    public final QueueBench bench(TaskType<Note> one, TaskType<Note> other) {
        return new QueueBench(platform, this::engine, List.of(one, other));
    }

    @Override
    public final TransactionOperations transactions() {
        return platform.getBean(TransactionOperations.class);
    }
}
