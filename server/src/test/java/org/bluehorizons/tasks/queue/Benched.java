package org.bluehorizons.tasks.queue;

import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.springframework.transaction.support.TransactionOperations;

/** What the parts of {@link TaskQueueContract} work with. */
interface Benched {

    /** The engine under test, that knows this type alone. */
    QueueBench bench(TaskType<Note> type);

    QueueBench bench(TaskType<Note> one, TaskType<Note> other);

    TransactionOperations transactions();
}
