CREATE SCHEMA IF NOT EXISTS tasks;

-- The order of tasks, and the numbers of claims. Not cached by sessions: each is greater than all that
-- were drawn before.
CREATE SEQUENCE tasks.position;

-- A process that takes tasks. Whoever finds its lease over deletes the row: then it is dead, and what it
-- holds is void; so the lease of a worker is the visibility time-out of all its tasks. The database's
-- clock decides.
CREATE TABLE tasks.worker (
    id           uuid PRIMARY KEY,
    host         text NOT NULL,
    version      text NOT NULL,
    state        text NOT NULL DEFAULT 'working' CHECK (state IN ('working', 'draining')),
    slots        int NOT NULL,
    running      int NOT NULL DEFAULT 0,
    done         bigint NOT NULL DEFAULT 0,
    failed       bigint NOT NULL DEFAULT 0,
    started_at   timestamptz NOT NULL DEFAULT now(),
    lease_until  timestamptz NOT NULL
);

-- Tasks that are not over. What is over leaves the table, which so stays small.
CREATE TABLE tasks.task (
    id            uuid PRIMARY KEY,
    type          text NOT NULL CHECK (type ~ '^[a-z][a-z0-9._-]{0,63}$'),
    payload       json NOT NULL,
    -- scheduled: not before available_at. ready: any worker may take it. blocked: an earlier one of its
    -- group is not over. running: worker_id holds it, with the claim's number.
    state         text NOT NULL CHECK (state IN ('scheduled', 'ready', 'blocked', 'running')),
    priority      smallint NOT NULL DEFAULT 0 CHECK (priority BETWEEN -9 AND 9),
    group_key     text CHECK (length(group_key) BETWEEN 1 AND 128),
    position      bigint NOT NULL DEFAULT nextval('tasks.position'),
    batch_id      uuid,
    available_at  timestamptz NOT NULL DEFAULT now(),
    attempts      int NOT NULL DEFAULT 0,
    most_attempts int NOT NULL CHECK (most_attempts BETWEEN 1 AND 1000),
    worker_id     uuid,
    -- Another one for each claim, of tasks.position; whoever settles a task must name it.
    claim         bigint NOT NULL DEFAULT 0,
    claimed_at    timestamptz,
    -- When an engine beside the database was last told that it is ready.
    announced_at  timestamptz,
    cancel_wanted boolean NOT NULL DEFAULT false,
    progress      json,
    -- Of failed attempts, the last ten: [{"attempt", "at", "error"}].
    failures      json,
    trace         text,
    created_by    text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX task_ready ON tasks.task (type, priority DESC, position) WHERE state = 'ready';
CREATE INDEX task_scheduled ON tasks.task (available_at) WHERE state = 'scheduled';
CREATE INDEX task_running ON tasks.task (worker_id) WHERE state = 'running';
CREATE INDEX task_group ON tasks.task (type, group_key, position) WHERE group_key IS NOT NULL;
CREATE INDEX task_batch ON tasks.task (batch_id) WHERE batch_id IS NOT NULL;

-- Tasks that were given up. Redriven, they are tasks again.
CREATE TABLE tasks.dead_letter (
    id            uuid PRIMARY KEY,
    type          text NOT NULL,
    payload       json NOT NULL,
    priority      smallint NOT NULL,
    group_key     text,
    batch_id      uuid,
    attempts      int NOT NULL,
    most_attempts int NOT NULL,
    reason        text NOT NULL,
    progress      json,
    failures      json,
    trace         text,
    created_by    text NOT NULL,
    created_at    timestamptz NOT NULL,
    dead_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dead_letter_type ON tasks.dead_letter (type, id);
CREATE INDEX dead_letter_batch ON tasks.dead_letter (batch_id) WHERE batch_id IS NOT NULL;

-- What is over, by the day it ended.
CREATE TABLE tasks.finished (
    id          uuid NOT NULL,
    type        text NOT NULL,
    payload     json NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('done', 'cancelled')),
    priority    smallint NOT NULL,
    group_key   text,
    batch_id    uuid,
    attempts    int NOT NULL,
    result      json,
    progress    json,
    failures    json,
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (finished_at);
CREATE INDEX finished_id ON tasks.finished (id);
CREATE INDEX finished_batch ON tasks.finished (batch_id) WHERE batch_id IS NOT NULL;

-- A submission is repeated under its key: the first one's task is answered.
CREATE TABLE tasks.submission_key (
    type         text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    task_id      uuid NOT NULL,
    payload_hash bytea NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (type, key)
);
CREATE INDEX submission_key_age ON tasks.submission_key (created_at);

-- Tasks that come again and again. Whoever moves next_at on submits the task, in one transaction.
CREATE TABLE tasks.schedule (
    name         text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9._-]{0,63}$'),
    type         text NOT NULL,
    payload      json NOT NULL,
    -- Six fields, from seconds on, as Spring's CronExpression reads them.
    cron         text NOT NULL,
    zone         text NOT NULL DEFAULT 'UTC',
    -- Of the platform's own code, which sets it at each start; otherwise somebody's.
    own          boolean NOT NULL DEFAULT false,
    enabled      boolean NOT NULL DEFAULT true,
    next_at      timestamptz NOT NULL,
    last_at      timestamptz,
    last_task_id uuid,
    version      bigint NOT NULL DEFAULT 1,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX schedule_due ON tasks.schedule (next_at) WHERE enabled;
