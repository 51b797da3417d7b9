package org.bluehorizons.tasks.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;

/** Where a task is in its life. */
enum TaskState {
    /** Not before its time. */
    SCHEDULED,
    /** Any worker may take it. */
    READY,
    /** An earlier one of its group is not over. */
    BLOCKED,
    /** A worker has it. */
    RUNNING,
    /** Over: the work is done. */
    DONE,
    /** Over: somebody wanted it so. */
    CANCELLED,
    /** Given up: a dead letter. */
    DEAD;

    /** Those that nobody has begun, or not again. */
    static final Set<TaskState> WAITING = Set.of(SCHEDULED, READY, BLOCKED);

    static final Set<TaskState> OVER = Set.of(DONE, CANCELLED, DEAD);

    /** As JSON and the database write it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * @throws ProblemException naming {@code state}
     */
    static Set<TaskState> ofWords(List<String> words) {
        return words.stream().map(TaskState::ofWord).collect(Collectors.toUnmodifiableSet());
    }

    boolean over() {
        return OVER.contains(this);
    }

    private static TaskState ofWord(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.field(
                                "state",
                                "of "
                                        + Arrays.stream(values())
                                                .map(TaskState::word)
                                                .collect(Collectors.joining(", "))));
    }
}
