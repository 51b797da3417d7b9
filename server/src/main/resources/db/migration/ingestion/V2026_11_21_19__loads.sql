CREATE SCHEMA IF NOT EXISTS ingestion;
-- Tables of the chunks that wait to be merged; each is dropped when its load is over.
CREATE SCHEMA IF NOT EXISTS ingestion_staging;

CREATE TABLE ingestion.load (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    data_set       text NOT NULL,
    -- The file may be gone when the load is over: what it was stays here.
    file_id        uuid NOT NULL,
    file_name      text NOT NULL,
    file_bytes     bigint NOT NULL,
    file_sha256    text NOT NULL,
    mode           text NOT NULL CHECK (mode IN ('append', 'merge', 'replace')),
    atomicity      text NOT NULL CHECK (atomicity IN ('whole', 'chunked')),
    chunk_rows     int NOT NULL CHECK (chunk_rows BETWEEN 1 AND 10000000),
    rejected_limit bigint NOT NULL CHECK (rejected_limit BETWEEN 0 AND 1000000),
    beyond_limit   text NOT NULL CHECK (beyond_limit IN ('rollback', 'keep')),
    state          text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'staging', 'checking', 'merging', 'publishing', 'paused',
                         'done', 'failed', 'cancelled')),
    -- Where it goes on after a break.
    phase          text NOT NULL DEFAULT 'staging'
        CHECK (phase IN ('staging', 'checking', 'merging', 'publishing')),
    wanted         text CHECK (wanted IN ('pause', 'cancel')),
    -- Greater with each run; whoever writes for the load must name it.
    run            bigint NOT NULL DEFAULT 0,
    failures       int NOT NULL DEFAULT 0,
    over_limit     boolean NOT NULL DEFAULT false,
    rows_read      bigint NOT NULL DEFAULT 0,
    rows_rejected  bigint NOT NULL DEFAULT 0,
    rows_merged    bigint NOT NULL DEFAULT 0,
    rows_changed   bigint NOT NULL DEFAULT 0,
    bytes_read     bigint NOT NULL DEFAULT 0,
    -- Time at work in each phase, for estimates of later loads.
    staging_millis  bigint NOT NULL DEFAULT 0,
    checking_millis bigint NOT NULL DEFAULT 0,
    merging_millis  bigint NOT NULL DEFAULT 0,
    rows_per_second double precision,
    estimated_end  timestamptz,
    deadline       timestamptz,
    deadline_alarm_at timestamptz,
    error_code     text,
    error          text,
    created_by     text NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    started_at     timestamptz,
    ended_at       timestamptz,
    heard_at       timestamptz,
    CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled')))
);
CREATE INDEX load_content ON ingestion.load (data_set, file_sha256);
CREATE INDEX load_in_use ON ingestion.load (file_id) WHERE ended_at IS NULL;
CREATE INDEX load_deadline ON ingestion.load (deadline)
    WHERE ended_at IS NULL AND deadline_alarm_at IS NULL;
CREATE INDEX load_history ON ingestion.load (data_set, id) WHERE state = 'done';

-- The checkpoints of a load: chunks of its file that are staged, and merged.
CREATE TABLE ingestion.load_chunk (
    load_id    uuid NOT NULL REFERENCES ingestion.load ON DELETE CASCADE,
    number     int NOT NULL,
    first_line bigint NOT NULL,
    last_line  bigint NOT NULL,
    rows_read  bigint NOT NULL,
    -- Good ones, in the chunk's table.
    rows       bigint NOT NULL,
    bytes_read bigint NOT NULL,
    table_name text NOT NULL,
    merged     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (load_id, number)
);

CREATE TABLE ingestion.rejected_row (
    load_id     uuid NOT NULL REFERENCES ingestion.load ON DELETE CASCADE,
    line        bigint NOT NULL,
    column_name text,
    value       text,
    rule        text NOT NULL,
    PRIMARY KEY (load_id, line)
);
