package org.bluehorizons.tasks.schedules;

import org.bluehorizons.platform.Rules;
import org.bluehorizons.tasks.RecurringTask;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A type that schedules of tests submit, and a schedule of the platform's own. */
@Configuration(proxyBeanMethods = false)
class NoteHandler implements TaskHandler<Note> {

    static final TaskType<Note> TYPE =
            TaskType.of("test.note", Note.class, "Does nothing.").forCallers();

    @Bean
    RecurringTask<Note> yearlyNote() {
        return RecurringTask.of("test.yearly", TYPE, new Note("again"), "0 0 0 1 1 *");
    }

    @Override
    public TaskType<Note> type() {
        return TYPE;
    }

    @Override
    public void check(Note payload, Rules rules) {
        rules.check(!payload.word().isBlank(), "word", "not blank");
    }

    @Override
    public TaskResult run(Note payload, TaskRun run) {
        return TaskResult.DONE;
    }
}
