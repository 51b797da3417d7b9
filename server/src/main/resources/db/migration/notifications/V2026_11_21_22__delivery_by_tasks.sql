-- Messages are sent by tasks, which know when and how often.
DROP INDEX notifications.message_due;
ALTER TABLE notifications.message DROP COLUMN due_at;
CREATE INDEX message_waiting ON notifications.message (channel) WHERE state = 'waiting';

INSERT INTO tasks.task (id, type, payload, state, most_attempts, created_by)
SELECT uuidv7(), 'notifications.deliver', json_build_object('message', id), 'ready', 8, 'system'
FROM notifications.message WHERE state = 'waiting';
