-- The engine sqs looks for tasks that it has not announced. Without it the index would cost each
-- submission and help nobody; so it comes and goes with the setting, which is: ${tasks-engine}.
DO $$
BEGIN
    IF '${tasks-engine}' = 'sqs' THEN
        CREATE INDEX IF NOT EXISTS task_unannounced ON tasks.task (priority DESC, position)
            WHERE state = 'ready' AND announced_at IS NULL;
    ELSE
        DROP INDEX IF EXISTS tasks.task_unannounced;
    END IF;
END
$$;
