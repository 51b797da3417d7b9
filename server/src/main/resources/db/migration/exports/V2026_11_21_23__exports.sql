CREATE SCHEMA IF NOT EXISTS exports;

-- Files of rows that staff asked for. The file itself is one of ingestion's, and may be gone before.
CREATE TABLE exports.export (
    id         uuid PRIMARY KEY,
    data_set   text NOT NULL,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL CHECK (to_at > from_at),
    state      text NOT NULL DEFAULT 'under_way' CHECK (state IN ('under_way', 'done', 'failed')),
    error      text,
    row_count  bigint,
    bytes      bigint,
    task_id    uuid NOT NULL,
    file_id    uuid CHECK (state <> 'done' OR file_id IS NOT NULL),
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz
);
CREATE INDEX export_age ON exports.export (created_at);
