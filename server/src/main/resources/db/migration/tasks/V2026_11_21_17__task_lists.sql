-- Lists of tasks, the last submitted first; also of a type, group or outcome that is rare.
CREATE INDEX finished_type ON tasks.finished (type, id);
CREATE INDEX finished_group ON tasks.finished (group_key, id) WHERE group_key IS NOT NULL;
CREATE INDEX finished_cancelled ON tasks.finished (id) WHERE outcome = 'cancelled';

-- What ended in the last seconds: throughput, and streams of changes.
CREATE INDEX finished_recent ON tasks.finished (finished_at);
CREATE INDEX dead_letter_recent ON tasks.dead_letter (dead_at);
