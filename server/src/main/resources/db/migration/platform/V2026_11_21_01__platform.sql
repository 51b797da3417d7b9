CREATE SCHEMA IF NOT EXISTS platform;

-- One row per running process. A node whose lease has run out is gone: what it held is void.
CREATE TABLE platform.node (
    id          uuid PRIMARY KEY,
    roles       text[] NOT NULL,
    host        text NOT NULL,
    version     text NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz NOT NULL
);

-- The first answer to a POST that carried an Idempotency-Key; repeats get it again for 24 hours.
CREATE TABLE platform.idempotency_key (
    actor        text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash bytea NOT NULL,
    status       int,
    headers      jsonb,
    body         bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_key_created_at ON platform.idempotency_key (created_at);

-- Spring Modulith's event publication registry.
CREATE TABLE platform.event_publication (
    id                     uuid PRIMARY KEY,
    listener_id            text NOT NULL,
    event_type             text NOT NULL,
    serialized_event       text NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_serialized_event_hash ON platform.event_publication USING hash (serialized_event);
CREATE INDEX event_publication_completion_date ON platform.event_publication (completion_date);
