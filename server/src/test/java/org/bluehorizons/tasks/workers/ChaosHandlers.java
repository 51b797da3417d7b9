package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.tasks.Effect;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Handlers whose runs leave rows, in the tables that {@link ChaosTest} makes. */
@Configuration(proxyBeanMethods = false)
class ChaosHandlers {

    private static final RetryPolicy OFTEN =
            new RetryPolicy(200, Duration.ofMillis(50), Duration.ofMillis(500));

    static final TaskType<Mark> EFFECT = type("test.chaos.effect").with(Effect.IN_DATABASE);
    static final TaskType<Mark> ORDERED = type("test.chaos.ordered").with(Effect.IN_DATABASE);
    static final TaskType<Mark> OUTSIDE = type("test.chaos.outside");

    /**
     * @param millis how long the work takes
     */
    record Mark(String lane, int number, int millis) {}

    private static TaskType<Mark> type(String name) {
        return TaskType.of(name, Mark.class, "Leaves a row").with(OFTEN);
    }

    private record Marking(TaskType<Mark> type, JdbcClient database) implements TaskHandler<Mark> {

        @Override
        public TaskResult run(Mark mark, TaskRun run) throws Exception {
            database.sql(
                            """
                            INSERT INTO chaos.mark (task_id, type, lane, number)
                            VALUES (:task, :type, :lane, :number)
                            """)
                    .param("task", run.id())
                    .param("type", type.name())
                    .param("lane", mark.lane())
                    .param("number", mark.number())
                    .update();
            TimeUnit.MILLISECONDS.sleep(mark.millis());
            if (ThreadLocalRandom.current().nextInt(20) == 0) {
                throw new IllegalStateException("one in twenty fails");
            }
            return TaskResult.DONE;
        }
    }

    @Bean
    TaskHandler<Mark> effect(JdbcClient database) {
        return new Marking(EFFECT, database);
    }

    @Bean
    TaskHandler<Mark> ordered(JdbcClient database) {
        return new Marking(ORDERED, database);
    }

    @Bean
    TaskHandler<Mark> outside(JdbcClient database) {
        return new Marking(OUTSIDE, database);
    }
}
