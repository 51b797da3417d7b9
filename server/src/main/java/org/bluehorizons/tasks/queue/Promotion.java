package org.bluehorizons.tasks.queue;

import org.springframework.stereotype.Component;

/** Scheduled tasks become ready when their time has come. Any worker does it, several at once. */
@Component
public final class Promotion {

    private static final int AT_ONCE = 2_000;

    private final Statements statements;
    private final ReadyBell bell;

    public Promotion(Statements statements, ReadyBell bell) {
        this.statements = statements;
        this.bell = bell;
    }

    /** Cheap when there is nothing to do. */
    public void promote() {
        int promoted;
        do {
            promoted =
                    statements.update(
                            """
                            UPDATE tasks.task SET state = 'ready'
                            WHERE id IN (SELECT id FROM tasks.task
                                         WHERE state = 'scheduled' AND available_at <= now()
                                         ORDER BY available_at LIMIT ?
                                         FOR UPDATE SKIP LOCKED)
                            """,
                            AT_ONCE);
            if (promoted > 0) {
                bell.ring();
            }
        } while (promoted == AT_ONCE);
    }
}
